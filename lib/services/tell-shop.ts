import type { Keyring } from '@/lib/crypto';
import type { CaseKind } from '@/lib/db/cases';
import type { Database } from '@/lib/db/client';
import { getTrackingPage } from '@/lib/db/tracking-page';
import { isReachable } from '@/lib/forms/contact';
import { maxPhotos, type PhotoProblem } from '@/lib/forms/photos';
import type { Locale } from '@/lib/i18n/locales';
import { mayStillChange } from '@/lib/tracking/delivery-change';
import { notThereKindOf } from '@/lib/tracking/not-there';
import type { ShipmentSnapshot } from '@/lib/tracking/view';
import { openCase } from './open-case';
import { type PreparedPhoto, preparePhoto } from './prepare-photo';
import type { RateLimit, RateLimiter } from './rate-limit';
import { storableText } from './storable-text';

const perAddress: RateLimit = { name: 'tell-shop.ip', points: 20, seconds: 600 };
/** Whoever has the link is a shopper in trouble, and adds something a few times at most. */
const perParcel: RateLimit = { name: 'tell-shop.parcel', points: 10, seconds: 3_600 };

export interface TellShopInput {
  token: string;
  kind: CaseKind;
  checked: readonly string[];
  message: string;
  contact: string;
  /** The files as they came, in their order. */
  photos: readonly Buffer[];
  locale: Locale;
  /** The client's network address; counted, never stored. */
  ip: string;
}

export type TellShopResult =
  | { ok: true; caseId: string; photosLeftOut: number }
  | { ok: false; error: 'empty' | 'bad_contact' | 'too_many_photos' | 'rate_limited' | 'full' }
  /** `not_now`: the parcel is not in a state in which this can be told; `not_found`: the link leads to none. */
  | { ok: false; error: 'not_now' | 'not_found' }
  /** Null: that photo is fine. */
  | { ok: false; error: 'photos'; problems: (PhotoProblem | null)[] };

/** Takes what a shopper tells the shop about a parcel, and opens a case or adds to the open one. */
export async function tellShop(
  services: { db: Database; keyring: Keyring; limiter: RateLimiter },
  merchantId: string,
  input: TellShopInput,
  now: Date,
): Promise<TellShopResult> {
  const { kind, checked, locale } = input;
  const message = storableText(input.message).trim();
  const contact = storableText(input.contact).trim();
  // That it did not arrive says enough; a wish for the delivery has to be said.
  if (kind === 'instructions' && message === '') return { ok: false, error: 'empty' };
  if (contact !== '' && !isReachable(contact)) return { ok: false, error: 'bad_contact' };
  if (input.photos.length > maxPhotos) return { ok: false, error: 'too_many_photos' };

  const subject = `${merchantId}/${input.token}`;
  const { isAllowed } = await services.limiter.charge([
    { limit: perAddress, subject: `${merchantId}/${input.ip}` },
    { limit: perParcel, subject },
  ]);
  if (!isAllowed) return { ok: false, error: 'rate_limited' };

  const page = await getTrackingPage(services.db, merchantId, input.token);
  if (!page) return { ok: false, error: 'not_found' };
  if (!mayTell(kind, page.snapshot)) return { ok: false, error: 'not_now' };

  const photos: PreparedPhoto[] = [];
  const problems: (PhotoProblem | null)[] = [];
  for (const bytes of input.photos) {
    const result = await preparePhoto(bytes);
    problems.push(result.ok ? null : result.problem);
    if (result.ok) photos.push(result);
  }
  if (photos.length < input.photos.length) return { ok: false, error: 'photos', problems };

  const { shipmentId } = page;
  const opened = await openCase(
    services,
    merchantId,
    { shipmentId, kind, checked, message, contact, photos, locale },
    now,
  );
  return opened.ok ? { ok: true, caseId: opened.id, photosLeftOut: opened.photosLeftOut } : opened;
}

function mayTell(kind: CaseKind, snapshot: ShipmentSnapshot): boolean {
  return kind === 'instructions'
    ? mayStillChange(snapshot)
    : notThereKindOf(snapshot.milestone) !== 'not_yet';
}
