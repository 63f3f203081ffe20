import { setTimeout as sleep } from 'node:timers/promises';
import { getProofSubject, type ProofKind, type ProofSubject } from '@/lib/db/proofs';
import { openRecipient, type Recipient } from '@/lib/recipient';
import type { TimelineEntry } from '@/lib/tracking/view';
import { isBuyerOf, type VerifiedBuyer } from '@/lib/verified-buyers';
import { fetchProof, type ProofFetch } from './fetch-proof';
import type { ProofContext } from './proof-context';

/** What only the buyer of an order may see of its parcel. */
export interface Proof {
  carrier: string;
  /** Null where the shop has not said it. */
  recipient: Recipient | null;
  /** Null until it is delivered. */
  delivery: {
    localTime: string | null;
    signedBy: string | null;
    /** The carrier's words. */
    deliveredTo: string | null;
    place: TimelineEntry['place'];
    destination: TimelineEntry['place'];
  } | null;
  pictures: ProofKind[];
  /** Why there is no picture of a delivery; null where there is one, or no delivery. */
  missing: Exclude<ProofFetch, 'stored'> | null;
}

/** How long a page waits for a carrier. It is asked on, and the next look at the page has what came. */
const patienceMs = 6_000;

/**
 * The proof of a parcel's delivery, for its verified buyer; null for everybody else, and for an unknown token. Of a
 * delivered parcel without stored pictures the carrier is asked for them.
 */
export async function getProof(
  context: ProofContext,
  merchantId: string,
  token: string,
  buyers: readonly VerifiedBuyer[],
): Promise<Proof | null> {
  const subject = await getProofSubject(context.db, merchantId, token);
  if (!subject || !isBuyerOf(buyers, { merchantId, orderId: subject.orderId })) return null;
  const { snapshot, carrier } = subject;
  const recipient = recipientOf(context, merchantId, subject);
  if (snapshot.status !== 'delivered') {
    return { carrier, recipient, delivery: null, pictures: [], missing: null };
  }
  const delivery = {
    localTime: snapshot.deliveredLocalTime,
    signedBy: snapshot.signedBy,
    deliveredTo: snapshot.deliveredTo,
    place: snapshot.lastPlace,
    destination: snapshot.destination,
  };
  return { carrier, recipient, delivery, ...(await picturesOf(context, merchantId, token, subject)) };
}

async function picturesOf(
  context: ProofContext,
  merchantId: string,
  token: string,
  subject: ProofSubject,
): Promise<Pick<Proof, 'pictures' | 'missing'>> {
  if (subject.stored.length > 0) return { pictures: subject.stored, missing: null };
  const fetched = await Promise.race([
    fetchProof(context, merchantId, subject),
    sleep(patienceMs, 'unavailable' as const, { ref: false }),
  ]);
  if (fetched !== 'stored') return { pictures: [], missing: fetched };
  const again = await getProofSubject(context.db, merchantId, token);
  return { pictures: again?.stored ?? [], missing: null };
}

/** Where its key is gone, the rest is still worth showing. */
function recipientOf(
  { keyring, log }: ProofContext,
  merchantId: string,
  { orderId, recipientSealed }: ProofSubject,
): Recipient | null {
  if (recipientSealed === null) return null;
  try {
    return openRecipient(keyring, merchantId, orderId, recipientSealed);
  } catch (err) {
    log.error({ merchantId, orderId, err }, 'a recipient cannot be opened');
    return null;
  }
}
