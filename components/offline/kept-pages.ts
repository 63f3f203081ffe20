/** Paths of a shop's pages that this browser has a copy of, for when there is no network; see `public/sw.js`. */
export async function keptPaths(base: string): Promise<string[]> {
  try {
    const keys = (await (await openPages(base))?.keys()) ?? [];
    return keys.map(({ url }) => new URL(url).pathname);
  } catch {
    // No such storage in this browser, so nothing in it.
    return [];
  }
}

/** Deletes the copies of a shop's pages whose path holds `part`, such as "/p/". */
export async function forgetPages(base: string, part: string): Promise<void> {
  const paths = (await keptPaths(base)).filter((path) => path.includes(part));
  const cache = paths.length > 0 ? await openPages(base) : null;
  await Promise.all(paths.map((path) => cache?.delete(path)));
}

/** The worker gives it its name: a version, and what stands for the shop in its paths. */
async function openPages(base: string): Promise<Cache | null> {
  const suffix = base.includes('.') ? '-pages' : `-pages/${base}`;
  const name = (await caches.keys()).find((one) => one.startsWith('doorstep-') && one.endsWith(suffix));
  return name === undefined ? null : caches.open(name);
}
