import { ensureInstalled } from './ensure-installed.mjs';
import { findBrowser } from './find-browser.mjs';
import { handOver } from './hand-over.mjs';

/** `npm run gallery` */
ensureInstalled();
process.env.PLAYWRIGHT_CHROMIUM = findBrowser();
handOver('gallery/gallery.ts');
