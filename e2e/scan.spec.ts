import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import config from '../playwright.config';
import { drawLabel, drawNothing, photoOf, qrPhoto, writeVideo } from './drawn-barcode';
import { uspsNumber } from './numbers';
import { demoShop, expect, pagePath, servers, test } from './shop';
import { type Locale, locales, texts } from './texts';
import { hydrated, watch } from './watch';

const number = uspsNumber(4_000_001);
/** As it is on the label: with the ZIP of whoever it goes to. */
const onLabel = `42097205${number}`;

/** A Chromium whose camera films a picture of ours. */
function withCamera(video: string): Promise<Browser> {
  const { executablePath, args = [] } = config.use?.launchOptions ?? {};
  const camera = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${video}`];
  return chromium.launch({ ...(executablePath && { executablePath }), args: [...args, ...camera] });
}

/** The lookup page in a browser of its own, and what it complained of. */
async function openScanner(context: BrowserContext, locale: Locale) {
  const page = await context.newPage();
  const complaints = await watch(page, servers().first);
  await page.goto(`${servers().first}/${demoShop.slug}/${locale}`);
  await hydrated(page);
  const t = texts[locale];
  const form = page.getByRole('region', { name: t('lookup.numbers.title') });
  return {
    page,
    complaints,
    form,
    box: form.getByLabel(t('lookup.numbers.label')),
    said: form.getByRole('status').first(),
    dialog: page.getByRole('dialog', { name: t('scan.title') }),
    scan: form.getByRole('button', { name: t('scan.scan') }),
  };
}

async function choosePhoto(page: Page, locale: Locale, buffer: Buffer): Promise<void> {
  const input = page.getByLabel(texts[locale]('scan.fromPhoto'));
  await input.setInputFiles({ name: 'label.jpg', mimeType: 'image/jpeg', buffer });
}

test.describe('with a label before the camera', () => {
  let browser: Browser;
  test.beforeAll(async () => {
    browser = await withCamera(writeVideo(drawLabel(onLabel)));
  });
  test.afterAll(() => browser.close());

  for (const locale of locales) {
    const t = texts[locale];

    test(`the number comes into the box without its ZIP, read on the device, in ${locale}`, async () => {
      const context = await browser.newContext({ permissions: ['camera'] });
      // The browser has none of its own then, wherever the tests run.
      await context.addInitScript(() => Reflect.deleteProperty(window, 'BarcodeDetector'));
      const { page, complaints, box, said, scan, dialog } = await openScanner(context, locale);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
      await scan.click();
      await expect(said).toHaveText(t('scan.added', { number }));
      await expect(dialog).toHaveCount(0);
      await expect(box).toHaveValue(number);
      // What is fetched is the reader, from here; nothing of what was read went anywhere.
      expect(asked.filter((one) => one.includes('.wasm'))).toHaveLength(1);
      expect(asked.join()).not.toContain('97205');
      // The camera is off again: pressed once more, the number is there already.
      await scan.click();
      await expect(said).toHaveText(t('scan.there', { number }));
      await expect(box).toHaveValue(number);
      await page.getByRole('button', { name: t('lookup.numbers.submit') }).click();
      await expect(page.getByRole('region', { name: t('lookup.results.title') })).toBeVisible();
      expect(complaints).toEqual([]);
      await context.close();
    });

    test(`without permission it says in ${locale} what to do, and a photo works`, async () => {
      const context = await browser.newContext();
      const { page, complaints, box, scan, dialog } = await openScanner(context, locale);
      await scan.click();
      await expect(dialog.getByRole('status')).toHaveText(t('scan.denied'));
      await expect(dialog.locator('video')).toHaveCount(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      await choosePhoto(page, locale, await photoOf(drawNothing()));
      await expect(dialog.getByRole('status')).toHaveText(t('scan.unread'));
      await choosePhoto(
        page,
        locale,
        await photoOf(drawLabel(onLabel, { width: 2400, height: 1600, module: 3 })),
      );
      await expect(box).toHaveValue(number);
      expect(complaints).toEqual([]);
      await context.close();
    });
  }

  test('a browser that reads barcodes itself fetches no other reader', async () => {
    const context = await browser.newContext({ permissions: ['camera'] });
    // Chromium has its own on Android and macOS. This one reads what those would of the same label.
    await context.addInitScript((rawValue) => {
      class OwnReader {
        static getSupportedFormats() {
          return Promise.resolve('code_128 qr_code data_matrix itf codabar code_39 ean_13 pdf417'.split(' '));
        }
        async detect(image: unknown) {
          const isFilming = image instanceof HTMLVideoElement && image.videoWidth > 0;
          return isFilming ? [{ rawValue, format: 'code_128' }] : [];
        }
      }
      Reflect.set(window, 'BarcodeDetector', OwnReader);
    }, onLabel);
    const { page, box, scan } = await openScanner(context, 'en');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await scan.click();
    await expect(box).toHaveValue(number);
    expect(asked.filter((url) => url.endsWith('.wasm'))).toEqual([]);
    await context.close();
  });

  test('what was scanned is added to what was typed', async () => {
    const context = await browser.newContext({ permissions: ['camera'] });
    const { box, scan } = await openScanner(context, 'en');
    await box.fill('1ZD00R570321101122');
    await scan.click();
    await expect(box).toHaveValue(`1ZD00R570321101122\n${number}`);
    await context.close();
  });

  test('a reader that cannot be loaded is said; the keyboard closes the dialog', async () => {
    const context = await browser.newContext({ permissions: ['camera'] });
    await context.route('**/*.wasm', (route) => route.abort());
    const { page, scan, dialog } = await openScanner(context, 'en');
    await scan.press('Enter');
    await expect(dialog.getByRole('status')).toHaveText(texts.en('scan.unavailable'));
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(scan).toBeFocused();
    await context.close();
  });
});

test('a page whose camera sees no barcode says so, and the camera goes off with the dialog', async () => {
  const browser = await withCamera(writeVideo(drawNothing()));
  const context = await browser.newContext({ permissions: ['camera'] });
  await context.addInitScript(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wish) => {
      const stream = await open(wish);
      Reflect.set(window, 'filmed', stream);
      return stream;
    };
  });
  const { page, dialog, scan } = await openScanner(context, 'en');
  await scan.click();
  await expect(dialog.getByRole('status')).toHaveText(texts.en('scan.hint'));
  await expect(dialog.getByRole('status')).toHaveText(texts.en('scan.slow'));
  await dialog.getByRole('button', { name: texts.en('scan.close') }).click();
  await expect(dialog).toHaveCount(0);
  const states = await page.evaluate(() =>
    Reflect.get(window, 'filmed')
      .getTracks()
      .map((track: MediaStreamTrack) => track.readyState),
  );
  expect(states).toEqual(['ended']);
  await browser.close();
});

for (const locale of locales) {
  const t = texts[locale];

  test(`without a camera a photo of a QR code leads on, in ${locale}`, async ({ context }) => {
    const { page, box, form, said } = await openScanner(context, locale);
    const photo = form.getByRole('button', { name: t('scan.photo') });
    await photo.click();
    await expect(page.getByRole('dialog').getByRole('status')).toHaveText(t('scan.noCamera'));
    const official = `https://tools.usps.com/go/TrackConfirmAction?tLabels=${number}`;
    await choosePhoto(page, locale, await qrPhoto(official));
    await expect(box).toHaveValue(number);
    await photo.click();
    const path = pagePath('customs', locale);
    await choosePhoto(page, locale, await qrPhoto(servers().first + path));
    await expect(said).toHaveText(t('scan.link'));
    await form.getByRole('link', { name: t('scan.openLink') }).click();
    await expect(page).toHaveURL(path);
  });

  test(`what is in the clipboard is pasted with one press, in ${locale}`, async ({ context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { page, box, form, said } = await openScanner(context, locale);
    await page.evaluate((text) => navigator.clipboard.writeText(text), `  ${number}\n`);
    await form.getByRole('button', { name: t('scan.paste') }).click();
    await expect(said).toHaveText(t('scan.pasted'));
    await expect(box).toHaveValue(number);
  });

  test.describe(`without JavaScript, in ${locale}`, () => {
    test.use({ javaScriptEnabled: false });

    test('there is no button that does nothing', async ({ page }) => {
      await page.goto(`/${demoShop.slug}/${locale}`);
      await expect(page.getByRole('button', { name: t('lookup.numbers.submit') })).toBeVisible();
      for (const key of ['scan.scan', 'scan.photo', 'scan.paste']) {
        await expect(page.getByRole('button', { name: t(key) })).toHaveCount(0);
      }
    });
  });
}

test('nothing moves when the buttons come, and the reader waits until it is wanted', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.addInitScript(() => {
    Reflect.set(window, 'moved', 0);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        Reflect.set(window, 'moved', Reflect.get(window, 'moved') + Reflect.get(entry, 'value'));
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.setViewportSize({ width: 360, height: 1600 });
  // In Chinese, which loads no font that would move anything.
  await page.goto(`/${demoShop.slug}/zh`);
  await hydrated(page);
  await expect(page.getByRole('button', { name: texts.zh('scan.photo') })).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, 'moved'))).toBeLessThan(0.001);
  expect(asked.filter((url) => /wasm/.test(url))).toEqual([]);
});

test('WebAssembly may be compiled on the lookup page and on no parcel’s page', async ({ request }) => {
  const policyOf = async (path: string) =>
    (await request.get(path)).headers()['content-security-policy']?.match(/script-src [^;]*/)?.[0] ?? '';
  expect(await policyOf(`/${demoShop.slug}/en`)).toMatch(/^script-src 'self' 'wasm-unsafe-eval' 'sha256-/);
  for (const path of [pagePath('customs'), `${pagePath('customs')}/contact`]) {
    expect(await policyOf(path)).toMatch(/^script-src 'self'( 'sha256-[^']+')*$/);
  }
});
