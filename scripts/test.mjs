import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';
import { findBrowser } from './find-browser.mjs';

/** Everything that must hold before a change lands, in the order in which it fails fastest. */

ensureInstalled();
const browser = findBrowser();
const reports = mkdtempSync(join(tmpdir(), 'doorstep-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const bin = (name) => join(root, 'node_modules', '.bin', name);

function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', PLAYWRIGHT_CHROMIUM: browser, ...env },
    });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function heading(text) {
  console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 70 - text.length))}`);
}

/** A step that is one check: it passes or fails as a whole. */
async function check(name, command, args, env) {
  heading(name);
  const ok = (await run(command, args, env)) === 0;
  total[ok ? 'passed' : 'failed'] += 1;
  return ok;
}

/** A step that counts its own tests and writes them as JSON; a crash without a report counts as one failure. */
async function suite(name, command, args, env, count) {
  heading(name);
  const report = join(reports, `${name.replace(/\W+/g, '-')}.json`);
  const code = await run(command, args(report), env(report));
  let counted = { passed: 0, failed: 0, skipped: 0 };
  try {
    counted = count(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    console.error(`${name} wrote no report.`);
  }
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  for (const key of Object.keys(total)) total[key] += counted[key];
}

const vitestCounts = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + (report.numTodoTests ?? 0),
});
const playwrightCounts = ({ stats }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
  skipped: stats.skipped,
});

const vitest = (name, project) =>
  suite(
    name,
    bin('vitest'),
    (report) => [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    () => ({}),
    vitestCounts,
  );

await check('lint', bin('biome'), ['check', '.']);
await check('route types', bin('next'), ['typegen']);
await check('types', bin('tsc'), ['--noEmit', '-p', '.']);
await vitest('unit and architecture', 'unit');
await vitest('integration: real Postgres, real HTTP', 'integration');
const isBuilt =
  (await check('production build', bin('next'), ['build'])) &&
  (await check('elements', process.execPath, ['scripts/build-elements.mjs']));
if (isBuilt) {
  await suite(
    'end to end',
    bin('playwright'),
    () => ['test', '--reporter=list,json'],
    (report) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
    playwrightCounts,
  );
}

rmSync(reports, { recursive: true, force: true });
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed === 0 ? 0 : 1);
