import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { type Locale, locales } from '@/lib/i18n/locales';
import { Complaint } from '../stack/complain';
import { startDemoWeb } from '../stack/demo-web';
import { findBarriers } from './barriers';
import { indexPage, type Picture } from './index-page';
import { findUnreachable } from './keyboard';
import { type PreparedShop, prepareShop } from './prepare-shop';
import { type State, shopPathOf, states } from './states';
import { tellProblems } from './tell-problems';
import { findTooWide } from './too-wide';

/** Pictures of every state in every language, width and colour scheme, checked, and a page to look through them. */
const widths = [320, 390, 1280] as const;
const schemes = ['light', 'dark'] as const;
const pagesAtOnce = 2;

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'gallery' },
    only: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});

interface View {
  locale: Locale;
  width: (typeof widths)[number];
  scheme: (typeof schemes)[number];
}
const views: readonly View[] = locales.flatMap((locale) =>
  widths.flatMap((width) => schemes.map((scheme) => ({ locale, width, scheme }))),
);

interface Visit {
  browser: Browser;
  origin: string;
  shop: PreparedShop;
}

async function photograph({ browser, origin, shop }: Visit, view: View, wanted: readonly State[]) {
  const { locale, width, scheme } = view;
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 780 : 900 },
    deviceScaleFactor: 1,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale,
    serviceWorkers: 'block',
  });
  const pictures: Picture[] = [];
  const page = await context.newPage();
  for (const state of wanted) {
    // Each state is that of somebody who comes for the first time.
    await context.clearCookies();
    if (pictures.length > 0) await page.evaluate(() => localStorage.clear());
    await shop.forgetRateLimits();
    await page.goto(origin + shopPathOf(locale, state));
    await settle(page);
    const problems: string[] = [];
    await state.act?.(page).catch((error: unknown) => {
      problems.push(`could not be reached, ${String(error).split('\n')[0]}`);
    });
    await settle(page);
    const file = join('pictures', `${slug(state.name)}-${locale}-${width}-${scheme}.png`);
    const path = join(out, file);
    // A dialog stands on the screen, not on the page.
    const fullPage = (await page.locator(':modal').count()) === 0;
    await page.screenshot({ path, fullPage, animations: 'disabled' });
    problems.push(...(await findTooWide(page)), ...(await findBarriers(page)));
    // The order of focus hangs neither on width nor on colours: one walk a language is enough.
    if (width === 390 && scheme === 'light') problems.push(...(await findUnreachable(page)));
    pictures.push({ ...view, name: state.name, group: state.group, file, problems });
  }
  await context.close();
  return pictures;
}

/**
 * Until scripts have taken the page over and drawn what they add (times as ages, what this browser remembers), and
 * pictures far down are there too.
 */
async function settle(page: Page) {
  await page.waitForLoadState('networkidle');
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (const image of document.images) image.loading = 'eager';
    await Promise.allSettled([...document.images].map((image) => image.decode()));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

const slug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const out = resolve(root, values.out);
const say = (text: string) => console.log(`• ${text} …`);

async function run() {
  const wanted = states.filter(({ name }) => name.includes(values.only ?? ''));
  if (wanted.length === 0) throw new Complaint(`No state has "${values.only}" in its name.`);
  await rm(join(out, 'pictures'), { recursive: true, force: true });
  await mkdir(join(out, 'pictures'), { recursive: true });
  const web = await startDemoWeb(root, say);
  const shop = await prepareShop(web.databaseUrl);
  const browser = await chromium.launch({
    ...(process.env.PLAYWRIGHT_CHROMIUM && { executablePath: process.env.PLAYWRIGHT_CHROMIUM }),
    args: ['--no-sandbox'],
  });
  try {
    const pictures: Picture[] = [];
    const takeAll = async (some: readonly State[]) => {
      const waiting = some.length > 0 ? [...views] : [];
      const worker = async () => {
        for (let view = waiting.shift(); view; view = waiting.shift()) {
          pictures.push(...(await photograph({ browser, origin: web.url, shop }, view, some)));
          say(`${pictures.length} of ${wanted.length * views.length} pictures`);
        }
      };
      await Promise.all(Array.from({ length: pagesAtOnce }, worker));
    };
    await takeAll(wanted.filter(({ isBeforeUpdates }) => isBeforeUpdates));
    await shop.offerUpdates();
    await takeAll(wanted.filter(({ isBeforeUpdates }) => !isBeforeUpdates));
    const order = (one: Picture) => wanted.findIndex(({ name }) => name === one.name);
    pictures.sort((one, other) => order(one) - order(other));
    await writeFile(join(out, 'index.html'), indexPage(pictures, { locales, widths, schemes }));
    const problems = tellProblems(pictures);
    for (const problem of problems) console.log(`  ${problem}`);
    console.log(
      `\n${pictures.length} pictures, ${problems.length} findings: open ${relative(process.cwd(), join(out, 'index.html'))}`,
    );
    if (problems.length > 0) process.exitCode = 1;
  } finally {
    await browser.close();
    await shop.close();
    await web.stop();
  }
}

if (values.help) {
  console.log(
    "npm run gallery [-- --only <words in a state's name>] [--out <folder>]\n\nTakes pictures of every state in every language, width and colour scheme, and checks each: width, axe, keyboard.",
  );
} else {
  await run().catch((error: unknown) => {
    console.error(
      `\n✗ ${error instanceof Complaint ? error.message : error instanceof Error ? error.stack : error}\n`,
    );
    process.exitCode = 1;
  });
}
