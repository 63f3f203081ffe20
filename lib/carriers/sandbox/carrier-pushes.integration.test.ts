import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { currentState } from '@/lib/tracking/state';
import { mergeEvents } from '@/lib/tracking/timeline';
import type { PushDelivery, PushKeys, SubscriptionInput } from '../push';
import { createSandbox, type Sandbox } from './create-sandbox';
import { sandboxCredentialsOf } from './credentials';
import {
  accountOf,
  askLife,
  engineFor,
  everyCarrier,
  expectedUpdate,
  onlyLives,
  requireUpdate,
  startLife,
} from './test-asking';
import { control } from './test-client';

/** Every carrier that pushes: its sandbox's deliveries over HTTP, and the subscriptions that lead to them. */

const pushing = everyCarrier.flatMap((of) => {
  const { push } = of.carrier.api;
  return push ? [{ ...of, push }] : [];
});

/** What their deliveries do not do, and why. */
const particulars: Readonly<Record<string, { unsigned?: string; open?: string; newestOnly?: string }>> = {
  ups: { unsigned: 'a bearer token of ours', newestOnly: 'one activity at a time' },
  dhl: { unsigned: 'a header token of ours', newestOnly: 'only says that there is news' },
  ghn: { unsigned: 'the address is the secret', open: 'the same', newestOnly: 'one status at a time' },
  ghtk: { unsigned: 'the address is the secret', open: 'the same', newestOnly: 'one status at a time' },
  viettelpost: { unsigned: 'the token inside', newestOnly: 'one status at a time' },
};

/** Credentials that a subscription cannot be made without. */
const needs: Readonly<Record<string, Record<string, string>>> = {
  usps: { mailerId: '901234567', notificationEmail: 'ops@example.com' },
  dhl: { accountNumber: '12345678', accountService: 'express' },
};

const secret = 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF';
let sandbox: Sandbox;
let listener: Server;
let url: string;
let received: PushDelivery[] = [];

beforeAll(async () => {
  sandbox = await createSandbox({ fixtures: onlyLives });
  listener = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const entries = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    received.push({
      headers: new Headers(entries),
      query: new URL(incoming.url ?? '', 'http://listener').searchParams,
      body: Buffer.concat(chunks),
      receivedAt: new Date(),
    });
    response.end();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
beforeEach(() => {
  received = [];
});
afterAll(async () => {
  listener.close();
  await sandbox.close();
});

const textOf = ({ body }: PushDelivery) => new TextDecoder().decode(body);

/** Has the sandbox tell the listener how a parcel stands. */
async function deliver(carrier: string, trackingNumber: string, listenerUrl = url): Promise<PushDelivery> {
  const asked = { carrier, trackingNumber, url: listenerUrl, ...(listenerUrl === url && { secret }) };
  const answer = await control(sandbox, 'POST', 'push', asked);
  const delivery = received.at(-1);
  if (answer.status !== 200 || !delivery) throw new Error(JSON.stringify(answer));
  return delivery;
}

describe.each(pushing)('$code', (of) => {
  const { code, push, carrier, life, trackingNumber } = of;
  const keys: PushKeys = { secret, credentials: sandboxCredentialsOf(code) };

  test('a push is genuine, and a changed one or one for another secret is not', async () => {
    startLife(sandbox, of, life, 3);
    const delivery = await deliver(code, trackingNumber);
    expect(push.verify(delivery, keys)).toBe('genuine');
    const text = textOf(delivery);
    const changed = text.replaceAll(trackingNumber, trackingNumber.replace(/.$/, 'X'));
    expect(changed).not.toBe(text);
    const forged = push.verify({ ...delivery, body: Buffer.from(changed) }, keys);
    expect(forged).toBe(particulars[code]?.unsigned ? 'genuine' : 'forged');
    const others = Object.fromEntries(Object.keys(keys.credentials).map((name) => [name, 'other']));
    const toAnother = push.verify(delivery, { secret: secret.toLowerCase(), credentials: others });
    expect(toAnother).toBe(particulars[code]?.open ? 'genuine' : 'forged');
  });

  test('pushed step by step, it adds up to its end', async () => {
    const ends: Record<string, string> = {};
    const expected: Record<string, string | undefined> = {};
    for (const each of of.lives) {
      const [number = ''] = each.asked;
      const total = startLife(sandbox, of, each, 1);
      const events = [];
      for (let step = 1; step <= total; step += 1) {
        if (step > 1) sandbox.parcels.advance(code, number);
        const [parcel] = push.parse(textOf(await deliver(code, number))) ?? [];
        expect(parcel).toMatchObject({ trackingNumber: number, carrier: each.carriers[number] ?? code });
        // A ping has it asked about.
        events.push(...(parcel?.update?.events ?? []));
      }
      const history = mergeEvents([], events);
      if (code !== 'dhl') expect(history).toHaveLength(total);
      ends[each.name] = currentState(history).milestone;
      expected[each.name] = code === 'dhl' ? 'pending.not_found_yet' : expectedUpdate(each).milestone;
    }
    expect(ends).toEqual(expected);
  });

  if (carrier.api.operations.length > 0 && !particulars[code]?.newestOnly) {
    test('it says what an answer says', async () => {
      startLife(sandbox, of, life, 4);
      const engine = engineFor(sandbox);
      if (carrier.api.register) await askLife(engine, of);
      const polled = requireUpdate(await askLife(engine, of));
      expect(push.parse(textOf(await deliver(code, trackingNumber)))?.[0]?.update).toEqual(polled);
    });
  }

  const { subscription } = push;
  if (subscription.kind === 'account') {
    test('a subscription is made, confirmed where the carrier asks, and ended, also twice', async () => {
      const account = accountOf(code, needs[code]);
      const engine = engineFor(sandbox);
      const input: SubscriptionInput = {
        ...{ listenerUrl: `${url}/${code}`, secret },
        ...{ trackingNumbers: [], carrierSubscriptionId: null },
      };
      const call = (made: typeof subscription.subscribe, known: SubscriptionInput) =>
        engine.call(carrier, account, {
          name: 'subscription',
          request: made.request(known, account.credentials),
          ...(made.scope && { scope: made.scope }),
          parse: (response) => made.parse(response, known),
        });
      const made = await call(subscription.subscribe, input);
      if (!made.ok || !('carrierSubscriptionId' in made)) throw new Error(JSON.stringify(made));
      const known = { ...input, carrierSubscriptionId: made.carrierSubscriptionId };
      expect(made.carrierSubscriptionId).toMatch(/./);
      startLife(sandbox, of, life, 2);
      const { confirmation } = push;
      if (confirmation) {
        const question = await deliver(code, trackingNumber, input.listenerUrl);
        expect(push.verify(question, keys)).toBe('genuine');
        expect(push.parse(textOf(question))).toEqual([]);
        const request = confirmation.request(textOf(question));
        if (!request) throw new Error('the question was not understood');
        const confirmed = await engine.call(carrier, account, {
          ...{ name: 'confirm', request },
          parse: (response) => ({ ok: true as const, error: confirmation.parse(response) }),
        });
        expect(confirmed).toEqual({ ok: true, error: null });
      }
      // Signed with the secret of the subscription, or with the carrier's own.
      const delivery = await deliver(code, trackingNumber, input.listenerUrl);
      expect(push.verify(delivery, keys)).toBe('genuine');
      expect(push.parse(textOf(delivery))).toMatchObject([{ trackingNumber }]);
      if (!subscription.cancel) throw new Error('it cannot be ended');
      for (const _ of [1, 2]) expect(await call(subscription.cancel, known)).toMatchObject({ ok: true });
    });
  }
});
