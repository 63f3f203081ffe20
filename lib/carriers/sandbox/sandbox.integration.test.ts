import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get as httpGet } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from './create-sandbox';
import { sandboxCredentials } from './credentials';
import { control, getUps, postUsps, requestToken, upsToken, uspsToken } from './test-client';
import { testFixtures } from './test-lives';

const label = '9407300000000000000003';
const broken = '9303300000000000000008';
const unknown = '9270100000000000000007';
const moving = '9205500000000000000001';

let sandbox: Sandbox;
let now = new Date('2026-09-10T12:00:00Z');

beforeEach(async () => {
  now = new Date('2026-09-10T12:00:00Z');
  sandbox = await createSandbox({ fixtures: testFixtures, now: () => now });
});
afterEach(() => sandbox.close());

describe('OAuth', () => {
  test('USPS gives a token with the tracking scope for the demo credentials', async () => {
    const answer = await requestToken(sandbox, 'usps', sandboxCredentials.usps);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      token_type: 'Bearer',
      expires_in: 28_799,
      scope: expect.stringMatching(/\btracking$/),
    });
  });

  test('UPS gives its numbers as text', async () => {
    const answer = await requestToken(sandbox, 'ups', sandboxCredentials.ups);
    expect(await answer.json()).toMatchObject({ expires_in: '14399', issued_at: String(now.getTime()) });
  });

  test('a wrong secret is refused in the shape of each carrier', async () => {
    const usps = await requestToken(sandbox, 'usps', { ...sandboxCredentials.usps, clientSecret: 'no' });
    expect([usps.status, await usps.json()]).toMatchObject([401, { error: 'invalid_client' }]);
    const ups = await requestToken(sandbox, 'ups', { ...sandboxCredentials.ups, clientSecret: 'no' });
    expect([ups.status, await ups.json()]).toMatchObject([
      401,
      { response: { errors: [{ code: '250002' }] } },
    ]);
  });

  test('credentials of one carrier open nothing at the other', async () => {
    expect((await requestToken(sandbox, 'ups', sandboxCredentials.usps)).status).toBe(401);
  });

  test('a call without a token, with an invented one or with an old one is refused', async () => {
    const token = await uspsToken(sandbox);
    expect((await postUsps(sandbox, [label], token)).status).toBe(200);
    expect((await postUsps(sandbox, [label], '')).status).toBe(401);
    expect((await postUsps(sandbox, [label], 'invented')).status).toBe(401);
    now = new Date(now.getTime() + 28_799_000);
    expect((await postUsps(sandbox, [label], token)).status).toBe(401);
  });

  test('a USPS app without the tracking scope gets a token that does not serve', async () => {
    const token = await uspsToken(sandbox, sandboxCredentials.uspsWithoutTracking);
    const answer = await postUsps(sandbox, [label], token);
    expect([answer.status, await answer.json()]).toMatchObject([
      401,
      { error: { errors: [{ title: 'invalid_oauth_scope' }] } },
    ]);
  });
});

describe('USPS tracking', () => {
  test('a batch mixes what is known and what is not in a 207, in the order asked', async () => {
    sandbox.parcels.upsert({ carrier: 'usps', trackingNumber: moving, life: 'life-small', step: 4 });
    const answer = await postUsps(sandbox, [unknown, moving, label], await uspsToken(sandbox));
    expect([answer.status, await answer.json()]).toMatchObject([
      207,
      [
        { trackingNumber: unknown, statusCode: '404' },
        { trackingNumber: moving, statusCategory: 'In Transit' },
        { trackingNumber: label, statusCategory: 'Pre-Shipment' },
      ],
    ]);
  });

  test('a recorded answer is served as it is, HTML too', async () => {
    const token = await uspsToken(sandbox);
    const answer = await postUsps(sandbox, [label], token);
    expect(await answer.json()).toEqual(testFixtures.usps[1]?.response.body);
    const page = await postUsps(sandbox, [broken], token);
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      502,
      'text/html',
      '<h1>Bad Gateway</h1>',
    ]);
  });

  test.each([
    ['no list', { trackingNumber: label }],
    ['an empty list', []],
    ['36 numbers', Array.from({ length: 36 }, () => ({ trackingNumber: label }))],
    ['a field it does not know', [{ trackingNumber: label, includeVeriPoint: true }]],
    ['an item without a number', [{ destinationZIPCode: '14201' }]],
    ['no JSON', undefined],
  ])('the strict body refuses %s', async (_, body) => {
    const answer = await fetch(`${sandbox.url}/usps/tracking/v3r2/tracking`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await uspsToken(sandbox)}`, 'content-type': 'application/json' },
      body: body === undefined ? '{"' : JSON.stringify(body),
    });
    expect(answer.status).toBe(400);
  });

  test('35 numbers are served', async () => {
    const numbers = Array.from({ length: 35 }, (_, index) => `${index}`);
    expect((await postUsps(sandbox, numbers, await uspsToken(sandbox))).status).toBe(207);
  });

  test('the older call tells the same parcel in its own shape', async () => {
    sandbox.parcels.upsert({ carrier: 'usps', trackingNumber: moving, life: 'life-small', step: 2 });
    const headers = { authorization: `Bearer ${await uspsToken(sandbox)}` };
    const path = `${sandbox.url}/usps/tracking/v3/tracking`;
    const detail: unknown = await (await fetch(`${path}/${moving}?expand=DETAIL`, { headers })).json();
    expect(detail).toMatchObject({
      trackingNumber: moving,
      destinationZIP: '14201',
      predictedDeliveryDate: expect.any(String),
    });
    expect(detail).toMatchObject({ trackingEvents: [{ eventZIP: '14201' }, { eventCode: 'GX' }] });
    const summary: unknown = await (await fetch(`${path}/${moving}`, { headers })).json();
    expect(summary).toMatchObject({
      eventSummaries: [expect.stringContaining('possession'), expect.anything()],
    });
    expect(summary).not.toHaveProperty('trackingEvents');
    expect((await fetch(`${path}/${unknown}?expand=DETAIL`, { headers })).status).toBe(404);
  });
});

describe('UPS tracking', () => {
  const number = '1Z999AA10123456784';

  test('a parcel is told under its number; an unknown one is a 200 with a warning', async () => {
    sandbox.parcels.upsert({ carrier: 'ups', trackingNumber: number, life: 'life-small', step: 4 });
    const token = await upsToken(sandbox);
    expect(await (await getUps(sandbox, number, token)).json()).toMatchObject({
      trackResponse: { shipment: [{ inquiryNumber: number, package: [{ currentStatus: { code: 'OT' } }] }] },
    });
    const missing = await getUps(sandbox, '1Z5R89390357567127', token);
    expect([missing.status, await missing.json()]).toMatchObject([
      200,
      { trackResponse: { shipment: [{ warnings: [{ code: 'TW0001' }] }] } },
    ]);
  });

  test('a number of the wrong length is invalid', async () => {
    const answer = await getUps(sandbox, '1Z', await upsToken(sandbox));
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { response: { errors: [{ code: 'TV1002' }] } },
    ]);
  });

  test('both header fields are required', async () => {
    const headers = { authorization: `Bearer ${await upsToken(sandbox)}`, transId: 'a' };
    const answer = await fetch(`${sandbox.url}/ups/api/track/v1/details/${number}`, { headers });
    expect(answer.status).toBe(400);
  });
});

describe('control', () => {
  const parcel = {
    carrier: 'usps',
    trackingNumber: moving,
    life: 'life-small',
    startedAt: now.toISOString(),
  };

  test('a parcel is added, moved on and answered for', async () => {
    expect((await control(sandbox, 'POST', 'parcels', { ...parcel, step: 1 })).body).toMatchObject({
      revealed: 1,
      total: 6,
    });
    expect(
      (await control(sandbox, 'POST', `parcels/usps/${moving}/advance`, { steps: 2 })).body,
    ).toMatchObject({ revealed: 3 });
    expect((await control(sandbox, 'POST', `parcels/usps/${moving}/advance`)).body).toMatchObject({
      revealed: 4,
    });
    const answer = await postUsps(sandbox, [moving], await uspsToken(sandbox));
    expect(await answer.json()).toMatchObject([{ status: 'Arrived at USPS Facility' }]);
  });

  test('many parcels are added at once', async () => {
    const list = [parcel, { ...parcel, trackingNumber: unknown, startsDaysAgo: 3, startedAt: undefined }];
    expect((await control(sandbox, 'POST', 'parcels', list)).body).toMatchObject([
      { revealed: 1 },
      { revealed: 6 },
    ]);
    expect((await control(sandbox, 'GET', 'parcels')).body).toHaveLength(2);
  });

  test.each([
    ['an unknown life', 'parcels', { ...parcel, life: 'life-none' }, 422],
    ['an unknown field', 'parcels', { ...parcel, nope: 1 }, 422],
    ['an unknown fault', 'faults', { carrier: 'usps', mode: 'sulks' }, 422],
    ['a fault of no carrier', 'faults', { carrier: 'pigeon', mode: '500' }, 422],
    ['no such parcel', `parcels/usps/${unknown}/advance`, { steps: 1 }, 404],
    ['no such control', 'nothing', {}, 404],
  ])('%s is refused', async (_, path, body, status) => {
    expect((await control(sandbox, 'POST', path, body)).status).toBe(status);
  });

  test('a form that a web page could post across origins is refused', async () => {
    const body = JSON.stringify(parcel);
    const answer = await fetch(`${sandbox.url}/_control/parcels`, { method: 'POST', body });
    expect(answer.status).toBe(415);
  });

  test('the log counts numbers and holds no secret', async () => {
    const token = await uspsToken(sandbox);
    await postUsps(sandbox, [label, unknown], token);
    const log = await control(sandbox, 'GET', 'requests');
    expect(log.body).toMatchObject([
      { carrier: 'usps', endpoint: 'token', path: '/oauth2/v3/token', status: 200, numberCount: 0 },
      { carrier: 'usps', endpoint: 'track', path: '/tracking/v3r2/tracking', status: 207, numberCount: 2 },
    ]);
    for (const secret of [token, ...Object.values(sandboxCredentials.usps)]) {
      expect(JSON.stringify(log.body)).not.toContain(secret);
    }
    await control(sandbox, 'DELETE', 'requests');
    expect((await control(sandbox, 'GET', 'requests')).body).toEqual([]);
  });
});

describe('a state file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('parcels go on after a restart, and one whose life is gone does not stop it', async () => {
    const stateFile = join(folder, 'new', 'parcels.json');
    const one = await createSandbox({ fixtures: testFixtures, stateFile, now: () => now });
    one.parcels.upsert({ carrier: 'usps', trackingNumber: moving, life: 'life-small', step: 2 });
    one.parcels.upsert({ carrier: 'ups', trackingNumber: 'GONE', life: 'life-small' });
    const told = one.parcels.get('usps', moving);
    await one.close();
    now = new Date(now.getTime() + 86_400_000);
    const two = await createSandbox({ fixtures: { ...testFixtures, ups: [] }, stateFile, now: () => now });
    expect(two.parcels.list()).toEqual([told]);
    await two.close();
  });

  test('a broken file is no reason not to start', async () => {
    const stateFile = join(folder, 'broken.json');
    writeFileSync(stateFile, '[{"carrier":');
    const restarted = await createSandbox({ fixtures: testFixtures, stateFile });
    expect(restarted.parcels.list()).toEqual([]);
    await restarted.close();
  });
});

describe('reach', () => {
  test('another host than loopback is refused at the start', async () => {
    await expect(createSandbox({ host: '0.0.0.0', fixtures: testFixtures })).rejects.toThrow('loopback only');
  });

  test('a request that names another host is refused', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { host: 'shop.example' };
      httpGet(`${sandbox.url}/_control/health`, { headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).on('error', reject);
    });
    expect(status).toBe(421);
  });

  test('a path that cannot be decoded is the caller’s mistake, and the server lives on', async () => {
    expect(
      (
        await fetch(`${sandbox.url}/ups/api/track/v1/details/%E0%A4%A`, {
          headers: { transId: 'a', transactionSrc: 'b' },
        })
      ).status,
    ).toBe(400);
    expect((await control(sandbox, 'GET', 'health')).body).toMatchObject({ ok: true });
  });
});
