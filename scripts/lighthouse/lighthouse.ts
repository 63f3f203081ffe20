import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { demoOrders } from '../demo-shop/orders';
import { demoShop } from '../demo-shop/theme';
import { startDemoWeb } from '../stack/demo-web';
import { claimPort } from '../stack/free-port';

/** Scores pages of the demo as Lighthouse's phone on a slow network sees them. Prints scores, asserts nothing. */
const categories = ['performance', 'accessibility', 'best-practices'] as const;
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } });
const rounds = Number(values.rounds);

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const token = demoOrders.find(({ shows }) => shows === 'delivered and signed for')?.tokens[0];
const pages = [`/en/p/${token}`, '/en'].map((path) => `/${demoShop.slug}${path}`);

const web = await startDemoWeb(root, (text) => console.log(`• ${text} …`));
const port = await claimPort(0, 'PORT');
const browser = await chromium.launch({
  ...(process.env.PLAYWRIGHT_CHROMIUM && { executablePath: process.env.PLAYWRIGHT_CHROMIUM }),
  args: ['--no-sandbox', `--remote-debugging-port=${port}`],
});
try {
  for (const path of pages) await score(path);
} finally {
  await browser.close();
  await web.stop();
}

/** The median of some rounds, as a machine that does other things as well makes single ones unfair. */
async function score(path: string) {
  const results = [];
  for (let round = 0; round < rounds; round += 1) results.push(await measure(web.url + path));
  const [median] = results
    .toSorted((one, other) => one.scores[0] - other.scores[0])
    .slice(Math.floor(rounds / 2));
  if (!median) return;
  console.log(`\n${path}\n`);
  for (const [index, category] of categories.entries()) {
    console.log(
      `  ${category.padEnd(16)} ${String(median.scores[index]).padStart(4)}   (aim ${index === 0 ? '≥ 95' : '100'})`,
    );
  }
  console.log(
    `  largest paint    ${(median.largestPaintMs / 1000).toFixed(1)} s   (aim ≤ 1.5 on a phone's slow 4G)`,
  );
  for (const audit of median.failed) console.log(`  mend: ${audit}`);
}

async function measure(url: string) {
  const result = await lighthouse(url, { port, onlyCategories: [...categories], logLevel: 'error' });
  if (!result) throw new Error('Lighthouse gave no result.');
  const { lhr } = result;
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const scoreOf = (category: string) => Math.round((lhr.categories[category]?.score ?? 0) * 100);
  const counted = categories.slice(1).flatMap((category) => lhr.categories[category]?.auditRefs ?? []);
  const failed = counted.flatMap(({ id, weight }) => {
    const audit = lhr.audits[id];
    return weight > 0 && audit && audit.score !== null && audit.score < 1 ? [`${id}: ${audit.title}`] : [];
  });
  return {
    scores: [scoreOf('performance'), scoreOf('accessibility'), scoreOf('best-practices')] as const,
    largestPaintMs: lhr.audits['largest-contentful-paint']?.numericValue ?? Number.NaN,
    failed,
  };
}
