import { createHash } from 'node:crypto';
import { hmacSha256 } from '@/lib/carriers/reading/push-signature';
import { sandboxCredentials } from '@/lib/carriers/sandbox/credentials';
import { hostileParcels } from './carrier-parcels';
import { lifeWords } from './carrier-words';
import { test } from './database';
import { ownOrder, ownPath } from './own-orders';
import { catchPush, listenerOf, type Push, pushTo, send } from './pushes';
import { demoShop, expect, sandbox, servers } from './shop';
import { texts } from './texts';
import { interactive, watch } from './watch';

/** What somebody could write into a field that a carrier passes on: markup, addresses, telephones, unseen signs. */
const hostile = [
  'Held: <a href="https://evil.example/pay">pay</a>',
  '<script>document.title="owned"</script><img src=x onerror=alert(1)>',
  'http://evil.example www.evil.example javascript:alert(2)',
  'call +1 (503) 555-0142\u202E\u200B\u0007',
].join(' ');

/** The genuine carrier signs whatever text it was given. */
const sign: Readonly<Record<string, (body: string, secret: string) => Record<string, string>>> = {
  fedex: (body, secret) => ({ 'fdx-signature': hmacSha256(secret, body).toString('base64') }),
  seventeentrack: (body) => ({
    sign: createHash('sha256').update(`${body}/${sandboxCredentials.seventeentrack.apiKey}`).digest('hex'),
  }),
  viettelpost: () => ({}),
};

for (const [code, parcel] of Object.entries(hostileParcels)) {
  test(`what ${code} passes on is words: no link, no script, no telephone, nothing unseen`, async ({
    page,
    database,
  }) => {
    const name = `hostile-${code}`;
    const { trackingNumber } = parcel;
    const listener = await listenerOf(database, name, code);
    const complaints = await watch(page, servers().first);
    // Asked, the carrier would tell the same in harmless words.
    await database.leaveAlone(ownOrder(name).tokens[0] ?? '');
    if (code === 'viettelpost') await pushTo(listener, code, trackingNumber);
    await sandbox('POST', `/parcels/${code}/${trackingNumber}/advance`);
    const push = await catchPush(listener.secret, code, trackingNumber);
    const words = JSON.stringify(lifeWords(parcel)[parcel.event ?? 0]);
    const body = push.body.replaceAll(words, JSON.stringify(hostile));
    expect(body).toContain('evil.example');
    const signed: Push = { headers: { ...push.headers, ...sign[code]?.(body, listener.secret) }, body };
    expect(await send(listener.url, signed)).toEqual([200, '{"status":"taken"}']);

    const told = page
      .getByRole('region', { name: texts.en('page.history.title') })
      .locator('li [lang]')
      .filter({ hasText: 'Held: pay' });
    await expect(async () => {
      await page.goto(ownPath(name, 'en'));
      await expect(told).toHaveText(/www\.evil\.example/, { timeout: 500 });
    }).toPass();
    await interactive(page);
    await expect(told).toHaveAttribute('lang', code === 'viettelpost' ? 'vi' : 'en');
    await expect(told.locator('*')).toHaveCount(0);
    const made = page.locator('a[href*="evil"], main img:not([src^="/"]), main script:not([src]) + img');
    await expect(made).toHaveCount(0);
    await expect(page).toHaveTitle(new RegExp(demoShop.name));
    const html = await page.content();
    expect(html).not.toMatch(/503\) 555|0142|\u200B|\u202E|onerror|<script>document/);
    expect(html).not.toContain('\u0007');
    expect(complaints).toEqual([]);
  });
}
