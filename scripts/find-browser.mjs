import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fail, root } from './ensure-installed.mjs';

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function playwrightsOwn() {
  const { chromium } = createRequire(join(root, 'package.json'))('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

function run(command, args) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

function debianInstall() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('• Installing Chromium from the distribution (apt-get) …');
  run('apt-get', ['update', '-qq']) && run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk']);
}

/**
 * Path of a Chromium: `PLAYWRIGHT_CHROMIUM`, one of the system's, Playwright's own; else installs one.
 * @returns {string}
 */
export function findBrowser() {
  const chosen = process.env.PLAYWRIGHT_CHROMIUM;
  if (chosen)
    return existsSync(chosen) ? chosen : fail(`PLAYWRIGHT_CHROMIUM names ${chosen}, which is not there.`);
  const present = () => systemBrowsers.find((path) => existsSync(path)) ?? playwrightsOwn();
  const found = present();
  if (found) return found;
  console.log('• No Chromium found: installing the one Playwright brings …');
  if (!run(process.execPath, [join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium']))
    debianInstall();
  return (
    present() ?? fail('No Chromium could be installed: install one and set PLAYWRIGHT_CHROMIUM to its path.')
  );
}
