import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * The last part of `npm run build`: bundles `components/elements` into the build that Next has just made, as the script
 * of pages without React. Next itself bundles nothing that is not React's.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const distDir = process.env.DOORSTEP_BENCH ? '.next-bench' : '.next';
const outdir = join(root, distDir, 'static', 'elements');

await rm(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { page: 'components/elements/define-elements.ts' },
  outdir,
  entryNames: '[name]-[hash]',
  chunkNames: 'part-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  minify: true,
  // As old as the browsers that Next's own scripts run in.
  target: ['chrome111', 'edge111', 'firefox111', 'safari16.4'],
  logLevel: 'warning',
});
