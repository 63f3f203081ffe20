import { ensureInstalled } from './ensure-installed.mjs';
import { findBrowser } from './find-browser.mjs';
import { handOver } from './hand-over.mjs';

/** `npm run lighthouse` */
ensureInstalled();
process.env.PLAYWRIGHT_CHROMIUM = findBrowser();
handOver('lighthouse/lighthouse.ts');
