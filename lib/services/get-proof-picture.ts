import type { Keyring } from '@/lib/crypto';
import type { Database } from '@/lib/db/client';
import { getProofImage, getProofSubject } from '@/lib/db/proofs';
import { isBuyerOf, type VerifiedBuyer } from '@/lib/verified-buyers';
import { openProofImage } from './fetch-proof';

interface AskedPicture {
  token: string;
  /** As it stands in the address. */
  kind: string;
  buyers: readonly VerifiedBuyer[];
}

/** A stored picture of a delivery (WebP), for its verified buyer; null for everybody else. Throws if its key is gone. */
export async function getProofPicture(
  { db, keyring }: { db: Database; keyring: Keyring },
  merchantId: string,
  { token, kind, buyers }: AskedPicture,
): Promise<Buffer | null> {
  if (kind !== 'signature' && kind !== 'photo') return null;
  const subject = await getProofSubject(db, merchantId, token);
  if (!subject || !isBuyerOf(buyers, { merchantId, orderId: subject.orderId })) return null;
  const { shipmentId } = subject;
  const sealed = await getProofImage(db, merchantId, shipmentId, kind);
  return sealed === null ? null : openProofImage(keyring, sealed, { merchantId, shipmentId, kind });
}
