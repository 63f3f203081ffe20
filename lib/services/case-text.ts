import { type Keyring, open, type SecretOwner, seal } from '@/lib/crypto';
import type { CaseRow } from '@/lib/db/cases';

/** What shoppers write holds names, addresses, door codes: it is sealed, for its case alone. */
export type CaseField = 'message' | 'contact';

export function sealCaseText(
  keyring: Keyring,
  merchantId: string,
  id: string,
  field: CaseField,
  text: string,
): string {
  return seal(keyring, text, ownerOf(merchantId, id, field));
}

/** A case's message and contact. Throws if the key that sealed them is gone. */
export function openCaseText(
  keyring: Keyring,
  merchantId: string,
  { id, message, contactSealed }: Pick<CaseRow, 'id' | 'message' | 'contactSealed'>,
): { message: string; contact: string | null } {
  return {
    message: open(keyring, message, ownerOf(merchantId, id, 'message')),
    contact: contactSealed === null ? null : open(keyring, contactSealed, ownerOf(merchantId, id, 'contact')),
  };
}

function ownerOf(merchantId: string, id: string, field: CaseField): SecretOwner {
  return { merchantId, scope: 'case', field: `${field}:${id}` };
}
