import { gzipSync } from 'node:zlib';

export interface PageWeight {
  /** All in bytes after gzip. */
  html: number;
  css: number;
  js: number;
}

const gzipped = (text: string) => gzipSync(text, { level: 9 }).length;

/** What a browser with modules must fetch to show a page: the document, its styles, its scripts. */
export async function weighPage(origin: string, path: string): Promise<PageWeight> {
  const html = await (await fetch(origin + path)).text();
  const scripts = [...html.matchAll(/<script\s([^>]*)>/g)]
    .map(([, attributes = '']) => attributes)
    .filter((attributes) => !/nomodule/i.test(attributes))
    .flatMap((attributes) => /src="([^"]+)"/.exec(attributes)?.[1] ?? []);
  const styles = [...html.matchAll(/<link\s([^>]*rel="stylesheet"[^>]*)>/g)].flatMap(
    ([, attributes = '']) => /href="([^"]+)"/.exec(attributes)?.[1] ?? [],
  );
  return {
    html: gzipped(html),
    css: await sumOf(origin, styles),
    js: await sumOf(origin, scripts),
  };
}

async function sumOf(origin: string, urls: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    [...new Set(urls)].map(async (url) => gzipped(await (await fetch(new URL(url, origin))).text())),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
