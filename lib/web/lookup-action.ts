'use server';

import type { Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { shopPath } from '@/lib/branding/paths';
import { getKeyring } from '@/lib/crypto';
import { readDatabase } from '@/lib/data/read-database';
import { getShop } from '@/lib/data/shop';
import { type Locale, locales } from '@/lib/i18n/locales';
import { fieldNames, type LookupState } from '@/lib/numbers/lookup-state';
import { findOrder } from '@/lib/services/find-order';
import { lookUpNumbers } from '@/lib/services/look-up-numbers';
import { createRateLimiter } from '@/lib/services/rate-limit';
import { clientAddress } from './client-address';

/** Where the form stands. Bound by the page, and checked here all the same: it comes back from a browser. */
const formPlace = z.object({ base: z.string().max(253), locale: z.enum(locales) });
const orderFields = z.object({
  orderNumber: z.string().trim().max(200),
  contact: z.string().trim().max(320),
});
const numberFields = z.object({ numbers: z.string().max(20_000) });

/**
 * Answers both lookup forms, with or without JavaScript. Leads to the parcel's page when the order and its
 * buyer's e-mail or postcode are right; otherwise returns what to show beside the form, with what was typed.
 * Throws `ReadFailedError`.
 */
export async function lookUp(
  place: { base: string; locale: Locale },
  _state: LookupState,
  form: FormData,
): Promise<LookupState> {
  const { base, locale } = formPlace.parse(place);
  const shop = await getShop(base);
  if (!shop) return { kind: 'idle' };
  const keyring = getKeyring();
  const ip = clientAddress(await headers());
  const answer = await readDatabase(async (db) => {
    const services = { db, keyring, limiter: createRateLimiter(db, keyring) };
    const visitor = { merchantId: shop.id, ip, services };
    return form.get(fieldNames.kind) === 'numbers'
      ? numbersAnswer(visitor, form)
      : orderAnswer(visitor, form);
  });
  if (answer.kind === 'found') redirect(shopPath(base, locale, `/p/${answer.token}`) as Route);
  return answer;
}

interface Visitor {
  merchantId: string;
  ip: string;
  services: Parameters<typeof findOrder>[0];
}

async function orderAnswer(
  { merchantId, ip, services }: Visitor,
  form: FormData,
): Promise<Extract<LookupState, { kind: 'order' }> | { kind: 'found'; token: string }> {
  const parsed = orderFields.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    return { kind: 'order', outcome: 'invalid', fields: { orderNumber: '', contact: '' } };
  }
  const result = await findOrder(services, merchantId, { ...parsed.data, ip });
  if (result.ok) return { kind: 'found', token: result.token };
  return { kind: 'order', outcome: result.error, fields: parsed.data };
}

async function numbersAnswer({ merchantId, ip, services }: Visitor, form: FormData): Promise<LookupState> {
  const parsed = numberFields.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { kind: 'numbers', raw: '', rows: [], overflow: 0 };
  const raw = parsed.data.numbers;
  const { rows, overflow, isRateLimited } = await lookUpNumbers(services, merchantId, { text: raw, ip });
  return { kind: 'numbers', raw, rows, overflow: overflow.length, rateLimited: isRateLimited };
}
