import { z } from 'zod';
import { cleanCarrierText } from './clean-text';

/**
 * Fields of carriers' answers, lenient on purpose: a field of the wrong type is as good as absent, and one
 * unreadable entry of a list does not cost the others.
 */

/** A text, cleaned; '' when there is none. */
export function textField(maxLength: number) {
  return z
    .unknown()
    .optional()
    .transform((value) => cleanCarrierText(value, maxLength));
}

/** A code, which is compared: cleaned, short and in capitals; '' when there is none. */
export const codeField = textField(60).transform((value) => value.toUpperCase());

/** No parcel has so many events, no answer so many parcels: what a hostile list may cost us ends here. */
const longestList = 1_000;

/** The readable entries of a list, the first thousand of them; none when it is no list. */
export function listField<T extends z.ZodType>(item: T) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((items) => items.slice(0, longestList))
    .pipe(z.array(item.nullable().catch(null)))
    .transform((items) => items.filter((entry) => entry !== null));
}

/** The same where a list that is not there is told apart from an empty one: null. */
export function listOrNull<T extends z.ZodType>(item: T) {
  return z.array(z.unknown()).nullable().catch(null).pipe(listField(item).nullable());
}

/** An object; null when there is none. */
export function objectField<T extends z.ZodRawShape>(shape: T) {
  return z.object(shape).nullable().catch(null);
}
