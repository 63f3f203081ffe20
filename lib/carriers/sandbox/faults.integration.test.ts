import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from './create-sandbox';
import { sandboxCredentials } from './credentials';
import type { FaultMode, SandboxFault } from './faults';
import { control, getUps, postUsps, requestToken, upsToken, uspsToken } from './test-client';
import { testFixtures } from './test-lives';

const numbers = { usps: '9205500000000000000001', ups: '1Z999AA10123456784' } as const;

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox({ fixtures: testFixtures });
  for (const carrier of ['usps', 'ups'] as const) {
    sandbox.parcels.upsert({ carrier, trackingNumber: numbers[carrier], life: 'life-small', step: 4 });
  }
});
afterEach(() => sandbox.close());

describe.each(['usps', 'ups'] as const)('%s', (carrier) => {
  const token = () => (carrier === 'usps' ? uspsToken(sandbox) : upsToken(sandbox));
  const ask = (bearer: string, signal?: AbortSignal) =>
    carrier === 'usps'
      ? postUsps(sandbox, [numbers.usps], bearer, signal)
      : getUps(sandbox, numbers.ups, bearer, signal);
  async function askWith(mode: FaultMode, rest: Partial<SandboxFault> = {}) {
    const bearer = await token();
    sandbox.faults.add({ carrier, mode, ...rest });
    return ask(bearer);
  }

  test.each([
    ['401', 401],
    ['403', 403],
    ['429', 429],
    ['500', 500],
    ['503', 503],
  ] as const)('%s answers that status with a JSON error', async (mode, status) => {
    const answer = await askWith(mode);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(await answer.json())).toMatch(/message/);
  });

  test('429 says how long to wait', async () => {
    expect((await askWith('429')).headers.get('retry-after')).toBe('30');
    sandbox.faults.clear();
    expect((await askWith('429', { retryAfterSeconds: 7 })).headers.get('retry-after')).toBe('7');
  });

  test('slow answers well, after the delay', async () => {
    const bearer = await token();
    sandbox.faults.add({ carrier, mode: 'slow', delayMs: 120 });
    const start = performance.now();
    const answer = await ask(bearer);
    expect(answer.status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(110);
  });

  test('hang never answers', async () => {
    const bearer = await token();
    sandbox.faults.add({ carrier, mode: 'hang' });
    await expect(ask(bearer, AbortSignal.timeout(150))).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('cut_off promises the whole body and breaks the connection half-way', async () => {
    const bearer = await token();
    const whole = await (await ask(bearer)).text();
    sandbox.faults.add({ carrier, mode: 'cut_off' });
    const answer = await ask(bearer);
    expect([answer.status, Number(answer.headers.get('content-length'))]).toEqual([
      200,
      Buffer.byteLength(whole),
    ]);
    await expect(answer.text()).rejects.toThrow('terminated');
  });

  test('html is a page with 200', async () => {
    const answer = await askWith('html');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await answer.text()).toMatch(/^<!doctype html>/);
  });

  test('truncated_json is complete for HTTP and no JSON', async () => {
    const text = await (await askWith('truncated_json')).text();
    expect(text.length).toBeGreaterThan(100);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  test('empty has no body', async () => {
    const answer = await askWith('empty');
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  test('oversize is more than 10 MB of valid JSON without a length', async () => {
    const answer = await askWith('oversize');
    expect(answer.headers.get('content-length')).toBeNull();
    const text = await answer.text();
    expect(text.length).toBeGreaterThan(10 * 1024 * 1024);
    expect(JSON.stringify(JSON.parse(text))).toContain(numbers[carrier]);
  });

  test('wrong_shipment tells of another parcel and never names the one asked', async () => {
    const alone = await (await askWith('wrong_shipment', { times: 1 })).text();
    expect(alone).not.toContain(numbers[carrier]);
    sandbox.parcels.upsert({ carrier, trackingNumber: 'OTHERPARCEL', life: 'life-small', step: 2 });
    const other = await (await askWith('wrong_shipment', { times: 1 })).text();
    expect(other).not.toContain(numbers[carrier]);
    expect(other).toContain('OTHERPARCEL');
  });

  test('emptied_history knows the parcel and nothing that happened to it', async () => {
    const text = await (await askWith('emptied_history')).text();
    expect(text).toContain(numbers[carrier]);
    expect(text).toMatch(/"(trackingEvents|activity)":\[\]/);
    expect(text).not.toMatch(/"(statusCategory|currentStatus)"/);
  });

  test('token_expired refuses once; a new token serves again', async () => {
    const old = await token();
    sandbox.faults.add({ carrier, mode: 'token_expired' });
    expect((await ask(old)).status).toBe(401);
    expect((await ask(old)).status).toBe(401);
    expect((await ask(await token())).status).toBe(200);
  });

  test('a fault of the token endpoint leaves tracking alone', async () => {
    const bearer = await token();
    sandbox.faults.add({ carrier, mode: '500', endpoint: 'token' });
    expect((await ask(bearer)).status).toBe(200);
    expect((await requestToken(sandbox, carrier, sandboxCredentials[carrier])).status).toBe(500);
  });

  test('it spoils as many requests as told, or all until cleared', async () => {
    const bearer = await token();
    const statuses = async (count: number) => {
      const seen: number[] = [];
      while (seen.length < count) seen.push((await ask(bearer)).status);
      return seen;
    };
    sandbox.faults.add({ carrier, mode: '503', times: 2 });
    expect(await statuses(3)).toEqual([503, 503, 200]);
    await control(sandbox, 'POST', 'faults', { carrier, mode: '500' });
    expect(await statuses(3)).toEqual([500, 500, 500]);
    await control(sandbox, 'DELETE', 'faults');
    expect(await statuses(1)).toEqual([200]);
  });
});

test('a fault of one number spoils requests that ask for it, and within a batch only that number', async () => {
  const other = '9405511206206427577004';
  sandbox.parcels.upsert({ carrier: 'usps', trackingNumber: other, life: 'life-small', step: 3 });
  const bearer = await uspsToken(sandbox);
  sandbox.faults.add({ carrier: 'usps', mode: 'emptied_history', trackingNumber: other });
  const batch: unknown = await (await postUsps(sandbox, [numbers.usps, other], bearer)).json();
  expect(batch).toMatchObject([{ trackingEvents: { length: 4 } }, { trackingEvents: { length: 0 } }]);
  sandbox.faults.clear();
  sandbox.faults.add({ carrier: 'usps', mode: '500', trackingNumber: other });
  expect((await postUsps(sandbox, [numbers.usps], bearer)).status).toBe(200);
  expect((await postUsps(sandbox, [numbers.usps, other], bearer)).status).toBe(500);
  sandbox.faults.add({ carrier: 'usps', mode: '503', trackingNumber: numbers.usps });
  await control(sandbox, 'DELETE', `faults/usps/${other}`);
  expect((await postUsps(sandbox, [other], bearer)).status).toBe(200);
  expect((await postUsps(sandbox, [numbers.usps], bearer)).status).toBe(503);
  sandbox.faults.clear();
});

test('scope_missing hands out a USPS token that tracking refuses', async () => {
  sandbox.faults.add({ carrier: 'usps', mode: 'scope_missing' });
  const answer = await requestToken(sandbox, 'usps', sandboxCredentials.usps);
  expect(await answer.json()).not.toMatchObject({ scope: expect.stringContaining('tracking') });
  expect((await postUsps(sandbox, [numbers.usps], await uspsToken(sandbox))).status).toBe(401);
});

test('closing ends answers that hang or are slow', async () => {
  const bearer = await uspsToken(sandbox);
  sandbox.faults.add({ carrier: 'usps', mode: 'hang' });
  const waiting = postUsps(sandbox, [numbers.usps], bearer);
  const failure = expect(waiting).rejects.toThrow('fetch failed');
  // The request has arrived once it is in the log: only then does closing have something to end.
  await expect.poll(() => sandbox.requests.list().at(-1)?.fault).toBe('hang');
  await sandbox.close();
  await failure;
});
