import type { FaultMode } from '@/lib/carriers/sandbox/faults';
import { test } from './database';
import { ownOrder, ownPath } from './own-orders';
import { demoShop, expect, sandbox } from './shop';
import { type Locale, readable, texts } from './texts';

interface Fault {
  mode: FaultMode;
  /** What the page says of us; null when such an answer is got over without the shopper knowing. */
  notice: 'carrier_down' | 'no_credentials' | 'not_permitted' | 'quota_spent' | null;
  locale: Locale;
}

const faults: Fault[] = [
  { mode: '401', notice: 'no_credentials', locale: 'en' },
  { mode: '403', notice: 'not_permitted', locale: 'vi' },
  { mode: '429', notice: 'quota_spent', locale: 'zh' },
  { mode: '500', notice: 'carrier_down', locale: 'en' },
  { mode: '503', notice: 'carrier_down', locale: 'vi' },
  { mode: 'slow', notice: null, locale: 'zh' },
  { mode: 'hang', notice: 'carrier_down', locale: 'en' },
  { mode: 'cut_off', notice: 'carrier_down', locale: 'vi' },
  { mode: 'html', notice: 'carrier_down', locale: 'zh' },
  { mode: 'truncated_json', notice: 'carrier_down', locale: 'en' },
  { mode: 'empty', notice: 'carrier_down', locale: 'vi' },
  { mode: 'wrong_shipment', notice: 'carrier_down', locale: 'zh' },
  { mode: 'emptied_history', notice: null, locale: 'en' },
  { mode: 'token_expired', notice: null, locale: 'vi' },
  { mode: 'oversize', notice: 'carrier_down', locale: 'zh' },
];

for (const { mode, notice, locale } of faults) {
  test(`${mode}: the page keeps the last known state, and nothing is lost or doubled`, async ({
    page,
    request,
    database,
  }) => {
    const t = texts[locale];
    const order = ownOrder(`fault-${mode}`);
    const [token = ''] = order.tokens;
    const { carrier = 'ups', trackingNumber = '' } = order.parcels[0] ?? {};
    const names = { carrier: carrier.toUpperCase(), shop: demoShop.name };
    const path = ownPath(`fault-${mode}`, locale);
    const known = await database.events(token);
    expect(known).toHaveLength(6);

    await sandbox('POST', '/faults', {
      carrier,
      mode,
      trackingNumber,
      ...(mode === '429' && { retryAfterSeconds: 1 }),
    });
    await database.askCarrier(token);
    if (notice) await expect.poll(async () => (await database.shipment(token)).systemState).toBe(notice);
    await database.letRest(token);
    await expect(async () => {
      const response = await request.get(path);
      expect(response.status()).toBe(200);
      const text = readable(await response.text());
      expect(text).toContain(t('milestones.in_transit.arrived.title', names));
      if (notice) expect(text).toContain(t(`systemState.${notice}.title`, names));
    }).toPass();
    await page.goto(path);
    await expect(page.getByRole('complementary')).toHaveCount(notice ? 1 : 0);
    expect(await database.events(token)).toEqual(known);

    await sandbox('DELETE', `/faults/${carrier}/${trackingNumber}`);
    await sandbox('POST', `/parcels/${carrier}/${trackingNumber}/advance`);
    await database.askCarrier(token);
    await expect
      .poll(async () => (await database.events(token)).length, { timeout: 40_000 })
      .toBe(known.length + 1);
    expect(await database.events(token)).toEqual(expect.arrayContaining(known));
    await expect.poll(async () => (await database.shipment(token)).systemState).toBe('ok');
    await page.goto(path);
    const history = page.getByRole('region', { name: t('page.history.title') });
    await expect(history.locator('li')).toHaveCount(known.length + 1);
    await expect(page.getByRole('complementary')).toHaveCount(0);
  });
}
