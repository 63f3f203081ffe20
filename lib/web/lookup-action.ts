'use server';

import type { Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { shopPath } from '@/lib/branding/paths';
import { getKeyring } from '@/lib/crypto';
import { readDatabase } from '@/lib/data/read-database';
import { fieldNames, type LookupState } from '@/lib/numbers/lookup-state';
import { findOrder } from '@/lib/services/find-order';
import { lookUpNumbers } from '@/lib/services/look-up-numbers';
import { createRateLimiter } from '@/lib/services/rate-limit';
import { clientAddress } from './client-address';
import { formShop, type ShopPlace, shopPlace, unlessUnread } from './form-shop';

/**
 * Answers both lookup forms, with or without JavaScript. Leads to the parcel's page when the order and its
 * buyer's e-mail or postcode are right; otherwise returns what to show beside the form, with what was typed.
 */
export async function lookUp(place: ShopPlace, _state: LookupState, form: FormData): Promise<LookupState> {
  const { base, locale } = shopPlace.parse(place);
  const asked = readForm(form);
  const ip = clientAddress(await headers());
  const answer = await unlessUnread<LookupState | Found>(unavailable(asked), () =>
    answerTo(asked, { base, locale }, ip),
  );
  if (answer.kind === 'found') redirect(shopPath(base, locale, `/p/${answer.token}`) as Route);
  return answer;
}

type Asked =
  | { kind: 'order'; fields: { orderNumber: string; contact: string } }
  | { kind: 'numbers'; raw: string };

/** What was typed, cut to a length that no honest entry reaches: it goes back into the form. */
function readForm(form: FormData): Asked {
  const text = (name: string, maxLength: number) => String(form.get(name) ?? '').slice(0, maxLength);
  if (form.get(fieldNames.kind) === 'numbers')
    return { kind: 'numbers', raw: text(fieldNames.numbers, 20_000) };
  const fields = { orderNumber: text(fieldNames.orderNumber, 200), contact: text(fieldNames.contact, 320) };
  return { kind: 'order', fields };
}

interface Found {
  kind: 'found';
  token: string;
}

/** Throws `ReadFailedError`. */
async function answerTo(asked: Asked, { base, locale }: ShopPlace, ip: string): Promise<LookupState | Found> {
  const shop = await formShop(base);
  if (!shop) return { kind: 'idle' };
  const keyring = getKeyring();
  return readDatabase(async (db) => {
    const services = { db, keyring, limiter: createRateLimiter(db, keyring) };
    if (asked.kind === 'order') {
      const found = await findOrder(services, shop.id, { ...asked.fields, ip });
      return found.ok ? { kind: 'found', token: found.token } : { ...asked, outcome: found.error };
    }
    const input = { text: asked.raw, ip, locale };
    const { rows, overflow, isRateLimited } = await lookUpNumbers(services, shop.id, input);
    return { ...asked, rows, overflow: overflow.length, trouble: isRateLimited ? 'rate_limited' : null };
  });
}

function unavailable(asked: Asked): LookupState {
  if (asked.kind === 'order') return { ...asked, outcome: 'unavailable' };
  return { ...asked, rows: [], overflow: 0, trouble: 'unavailable' };
}
