/** Says when this document was kept, if it comes from the worker and not from the server; see `public/sw.js`. */
export function keptAt(): number {
  return Number(document.documentElement.dataset.kept ?? 0);
}

/**
 * Has the service worker keep the page that is open, with what it has loaded. Fails silently: without a worker,
 * or on plain http, the page is as good as before.
 */
export async function keepPage(): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker || keptAt() !== 0) return;
  try {
    await serviceWorker.register('/sw.js', { updateViaCache: 'none' });
    const { active } = await serviceWorker.ready;
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')?.href;
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    active?.postMessage({ keep: location.pathname, assets: icon ? [...loaded, icon] : loaded });
  } catch {
    // Refused by the browser or its owner.
  }
}
