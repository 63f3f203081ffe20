import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from './create-sandbox';
import { control, upsToken, uspsToken } from './test-client';

let sandbox: Sandbox;
let listener: Server;
let url: string;
let status = 200;
let received: { headers: IncomingHttpHeaders; body: string }[] = [];
const secret = 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF';
const numbers = { usps: '9400190000012300000014', ups: '1ZD00R570310100171' } as const;

beforeAll(async () => {
  sandbox = await createSandbox();
  listener = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    received.push({ headers: incoming.headers, body: Buffer.concat(chunks).toString('utf8') });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/listener`;
  for (const [carrier, life] of [
    ['usps', 'life-front-door'],
    ['ups', 'life-ground-signed'],
  ] as const) {
    sandbox.parcels.upsert({ carrier, trackingNumber: numbers[carrier], life, startsDaysAgo: 9, step: 3 });
  }
});
beforeEach(() => {
  received = [];
  status = 200;
});
afterAll(async () => {
  listener.close();
  await sandbox.close();
});

const push = (body: object) => control(sandbox, 'POST', 'push', body);

test('the listener’s answer is told, and one that does not answer is said to', async () => {
  status = 401;
  const parcel = { carrier: 'ups', trackingNumber: numbers.ups, secret };
  expect(await push({ ...parcel, url })).toEqual({ status: 200, body: { status: 401 } });
  expect(await push({ ...parcel, url: 'http://127.0.0.1:1/' })).toMatchObject({ status: 502 });
});

test.each([
  ['https://example.com/'],
  ['http://example.com/'],
  ['http://127.0.0.1.example.com/'],
  ['http://192.168.0.1/'],
  ['file:///etc/passwd'],
])('nothing is sent beyond this machine: %s', async (away) => {
  const parcel = { carrier: 'ups', trackingNumber: numbers.ups, secret };
  expect(await push({ ...parcel, url: away })).toMatchObject({ status: 422 });
  expect(received).toEqual([]);
});

test('an unknown parcel and carrier are said to be', async () => {
  expect(await push({ carrier: 'ups', trackingNumber: '1Z9999W99999999997', url, secret })).toMatchObject({
    status: 404,
  });
  expect(await push({ carrier: 'pigeon', trackingNumber: numbers.ups, url, secret })).toMatchObject({
    status: 422,
  });
});

test('USPS keeps a subscription: its secret signs, a second is refused with its id, and it can be ended', async () => {
  const token = await uspsToken(sandbox);
  const call = (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
    fetch(`${sandbox.url}/usps/subscriptions-tracking/v3/subscriptions${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const wanted = { listenerURL: url, secret, filterProperties: { MID: '901234567' } };
  expect((await call('POST', '', { ...wanted, secret: 'short' })).status).toBe(400);
  const made: { subscriptionId: string } = JSON.parse(await (await call('POST', '', wanted)).text());
  const again = await call('POST', '', wanted);
  expect([again.status, await again.text()]).toEqual([400, expect.stringContaining(made.subscriptionId)]);
  await push({ carrier: 'usps', trackingNumber: numbers.usps, url });
  expect(received[0]?.headers['x-hmac']).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  expect(await (await call('GET', `/${made.subscriptionId}`)).text()).not.toContain(secret);
  expect((await call('DELETE', `/${made.subscriptionId}`)).status).toBe(412);
  expect((await call('DELETE', `/${made.subscriptionId}`, undefined, { 'if-match': '*' })).status).toBe(204);
  expect((await call('GET', `/${made.subscriptionId}`)).status).toBe(404);
  expect(
    (await fetch(`${sandbox.url}/usps/subscriptions-tracking/v3/subscriptions`, { method: 'POST' })).status,
  ).toBe(401);
});

test('UPS takes at most a hundred numbers, says which it will not, and wants its headers', async () => {
  const token = await upsToken(sandbox);
  const call = async (
    trackingNumberList: string[],
    headers: Record<string, string> = { transId: 'x', transactionSrc: 'test' },
  ) => {
    const answer = await fetch(`${sandbox.url}/ups/api/track/v2/subscription/standard/package`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ locale: 'en_US', countryCode: 'US', trackingNumberList }),
    });
    return [answer.status, await answer.text()];
  };
  expect(await call([numbers.ups, 'nonsense'])).toEqual([
    200,
    JSON.stringify({ validTrackingNumbers: [numbers.ups], invalidTrackingNumbers: ['nonsense'] }),
  ]);
  expect(await call(['nonsense'])).toEqual([400, expect.stringContaining('VSS210')]);
  expect(await call(Array.from({ length: 101 }, () => numbers.ups))).toEqual([
    400,
    expect.stringContaining('VSS220'),
  ]);
  expect(await call([numbers.ups], {})).toEqual([400, expect.stringContaining('VSS002')]);
});
