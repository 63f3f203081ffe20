import type { Keyring } from '@/lib/crypto';
import { notifyTags, shipmentTag } from '@/lib/db/cache-tags';
import {
  type CaseKind,
  type CasePhoto,
  type CaseRow,
  insertCase,
  insertCasePhotos,
  listCasePhotos,
  lockOpenCase,
  updateCase,
} from '@/lib/db/cases';
import type { Database, Transaction } from '@/lib/db/client';
import { maxPhotos } from '@/lib/forms/photos';
import type { Locale } from '@/lib/i18n/locales';
import { newId } from '@/lib/ids';
import { openCaseText, sealCaseText } from './case-text';

/** More than this is no message any more; the shop has enough to answer. */
const maxTextLength = 20_000;

export interface CaseInput {
  shipmentId: string;
  kind: CaseKind;
  /** Keys of what the shopper has ticked. */
  checked: readonly string[];
  message: string;
  /** E-mail or phone; empty where none was given. */
  contact: string;
  photos: readonly CasePhoto[];
  locale: Locale;
}

export type OpenedCase =
  | { ok: true; id: string; isNew: boolean; photosLeftOut: number }
  /** `full`: the open case holds as much text as one can. */
  | { ok: false; error: 'full' };

/**
 * Opens a case, or adds to the parcel's open one of this kind: the message below the others with its date, photos up
 * to the limit, a newer contact instead of the older. What was sent before is not added twice. One transaction, which
 * also drops the parcel's pages when a case is new.
 */
export async function openCase(
  { db, keyring }: { db: Database; keyring: Keyring },
  merchantId: string,
  input: CaseInput,
  now: Date,
): Promise<OpenedCase> {
  return db.transaction(async (tx) => {
    // Between a refused insert and the lock somebody may close the case: then there is room for a new one.
    for (;;) {
      const id = newId('cas');
      const sealed = (field: 'message' | 'contact', text: string) =>
        sealCaseText(keyring, merchantId, id, field, text);
      const row = {
        ...{ id, shipmentId: input.shipmentId, kind: input.kind, locale: input.locale },
        ...{ checked: [...input.checked], message: sealed('message', input.message) },
        contactSealed: input.contact === '' ? null : sealed('contact', input.contact),
      };
      if (await insertCase(tx, merchantId, row, now)) {
        const photos = input.photos.slice(0, maxPhotos);
        await insertCasePhotos(tx, merchantId, id, photos, now);
        await notifyTags(tx, [shipmentTag(input.shipmentId)]);
        return { ok: true, id, isNew: true, photosLeftOut: input.photos.length - photos.length };
      }
      const known = await lockOpenCase(tx, merchantId, input.shipmentId, input.kind);
      if (known) return addTo(tx, keyring, merchantId, known, input, now);
    }
  });
}

async function addTo(
  tx: Transaction,
  keyring: Keyring,
  merchantId: string,
  known: CaseRow,
  input: CaseInput,
  now: Date,
): Promise<OpenedCase> {
  const { id } = known;
  const before = openCaseText(keyring, merchantId, known);
  const message = joined(before.message, input.message, now);
  if (message.length > maxTextLength) return { ok: false, error: 'full' };
  const contact = input.contact || before.contact;
  await updateCase(
    tx,
    merchantId,
    id,
    {
      checked: [...new Set([...known.checked, ...input.checked])],
      message: sealCaseText(keyring, merchantId, id, 'message', message),
      contactSealed: contact && sealCaseText(keyring, merchantId, id, 'contact', contact),
      locale: input.locale,
    },
    now,
  );
  const kept = await listCasePhotos(tx, merchantId, id);
  const fresh = input.photos.filter((photo) => !kept.some(({ image }) => image.equals(photo.image)));
  const taken = fresh.slice(0, Math.max(0, maxPhotos - kept.length));
  await insertCasePhotos(tx, merchantId, id, taken, now);
  return { ok: true, id, isNew: false, photosLeftOut: fresh.length - taken.length };
}

/** The new message below the old ones; not at all if it was the last one's, sent twice. */
function joined(before: string, added: string, now: Date): string {
  if (added === '' || before === added || before.endsWith(`:\n${added}`)) return before;
  const stamp = `[${now.toISOString().slice(0, 16).replace('T', ' ')} UTC]:`;
  return [...(before === '' ? [] : [before]), `${stamp}\n${added}`].join('\n\n');
}
