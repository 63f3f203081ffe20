'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { getKeyring } from '@/lib/crypto';
import { readDatabase } from '@/lib/data/read-database';
import { type FormState, readFields } from '@/lib/forms/form-state';
import { maxPhotos } from '@/lib/forms/photos';
import { tellShopFields as names, type TellShopOutcome } from '@/lib/forms/tell-shop-state';
import { createRateLimiter } from '@/lib/services/rate-limit';
import { type TellShopResult, tellShop } from '@/lib/services/tell-shop';
import { caseReference } from '@/lib/tracking/case-reference';
import { clientAddress } from './client-address';
import { formShop, parcelPlace, unlessUnread } from './form-shop';

const formPlace = parcelPlace.extend({ kind: z.enum(['not_received', 'instructions']) });

/** Keys of the checklists, and nothing else. */
const checkedKey = /^[a-z_]{1,30}$/;

/**
 * Answers the forms "tell the shop" and "delivery instructions", with or without JavaScript: opens a case and returns
 * its reference, or says what is wrong beside what was typed.
 */
export async function tellShopOf(
  place: z.infer<typeof formPlace>,
  _state: FormState<TellShopOutcome>,
  form: FormData,
): Promise<FormState<TellShopOutcome>> {
  const { base, locale, token, kind } = formPlace.parse(place);
  const fields = readFields(form, { [names.checked]: 400, [names.message]: 5_000, [names.contact]: 200 });
  const files = form.getAll(names.photos).filter((value) => value instanceof File);
  // A chooser that was left empty sends one empty file; with script React gives it a name.
  const chosen = files.filter((file) => file.size > 0);
  const ip = clientAddress(await headers());
  const photos = await Promise.all(
    // One more than allowed is enough to be told so.
    chosen.slice(0, maxPhotos + 1).map(async (file) => Buffer.from(await file.arrayBuffer())),
  );
  const checked = fields.checked.split(',').filter((key) => checkedKey.test(key));
  const told = { token, kind, checked, message: fields.message, contact: fields.contact, photos, locale, ip };
  return unlessUnread<FormState<TellShopOutcome>>({ outcome: 'unavailable', fields }, async () => {
    const shop = await formShop(base);
    if (!shop) return { outcome: 'not_now', fields };
    const keyring = getKeyring();
    const result = await readDatabase((db) =>
      tellShop({ db, keyring, limiter: createRateLimiter(db, keyring) }, shop.id, told, new Date()),
    );
    return answerOf(result, fields);
  });
}

function answerOf(result: TellShopResult, typed: Record<string, string>): FormState<TellShopOutcome> {
  if (result.ok) {
    const fields = {
      [names.reference]: caseReference(result.caseId),
      [names.photosLeftOut]: result.photosLeftOut > 0 ? '1' : '',
    };
    return { outcome: 'told', fields };
  }
  if (result.error === 'photos') {
    const photoProblems = result.problems.map((problem) => problem ?? '').join(',');
    return { outcome: 'photos', fields: { ...typed, [names.photoProblems]: photoProblems } };
  }
  return { outcome: result.error === 'not_found' ? 'not_now' : result.error, fields: typed };
}
