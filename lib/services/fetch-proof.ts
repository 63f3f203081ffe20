import type { AskedParcel, Carrier, ProofImage } from '@/lib/carriers/carrier';
import { readCredentials } from '@/lib/carriers/credentials';
import { type Keyring, open, type SecretOwner, seal } from '@/lib/crypto';
import { getCarrierAccount } from '@/lib/db/carrier-accounts';
import { listRoutingRows } from '@/lib/db/carrier-routes';
import { type ProofKind, type ProofSubject, saveProofs } from '@/lib/db/proofs';
import type { MeteredAccount } from './metered-engine';
import { prepareProofImage } from './prepare-proof-image';
import type { ProofContext } from './proof-context';
import type { RateLimit } from './rate-limit';

/**
 * `none`: the carrier has no pictures of it. `unsupported`: no account of the shop's gives any. `unavailable`: not
 * now; another try may do better.
 */
export type ProofFetch = 'stored' | 'none' | 'unsupported' | 'unavailable';

/** However many instances, browsers and reloads: one question in ten minutes, and few in a day. */
const oftenest: readonly RateLimit[] = [
  { name: 'proof.fetch', points: 1, seconds: 600 },
  { name: 'proof.fetch.day', points: 8, seconds: 86_400 },
];

/** What is being fetched now, and what came of it for as long as nobody may ask again; by shop and parcel. */
const flights = new Map<string, { result: Promise<ProofFetch>; endsAt: number }>();

/**
 * Asks a parcel's carrier for the pictures of its delivery, within the account's quota, and stores them sealed. Whoever
 * asks meanwhile joins. Never rejects for what a carrier answers; rejects when the database does.
 */
export function fetchProof(
  context: ProofContext,
  merchantId: string,
  subject: ProofSubject,
): Promise<ProofFetch> {
  const now = context.now().getTime();
  for (const [key, flight] of flights) if (flight.endsAt <= now) flights.delete(key);
  const key = `${merchantId}/${subject.shipmentId}`;
  const known = flights.get(key);
  if (known) return known.result;
  const result = ask(context, merchantId, subject);
  flights.set(key, { result, endsAt: now + 600_000 });
  result.catch(() => flights.delete(key));
  return result;
}

async function ask(context: ProofContext, merchantId: string, subject: ProofSubject): Promise<ProofFetch> {
  // The number is another parcel's by now: what the carrier has of it may be that one's.
  if (subject.shipDateEnd !== null) return 'none';
  const source = await findSource(context, merchantId, subject);
  if (source === 'unsupported') return source;
  const charges = oftenest.map((limit) => ({ limit, subject: `${merchantId}/${subject.shipmentId}` }));
  const { isAllowed } = await context.limiter.charge(charges);
  if (!isAllowed || source === 'unavailable') return 'unavailable';
  const { carrier, account, proof } = source;
  const asked: AskedParcel = { ...subject, shippedFrom: subject.shipDateStart };
  const outcome = await context.engine.call(carrier, account, {
    name: 'proof',
    kind: 'proof',
    request: proof.request(asked, account.credentials),
    parse: (response) => proof.parse(response, asked),
  });
  if (!outcome.ok) {
    context.log.info(
      { merchantId, shipmentId: subject.shipmentId, code: outcome.error.code },
      'no proof of delivery',
    );
    return outcome.error.code === 'not_found' ? 'none' : 'unavailable';
  }
  const day = subject.snapshot.deliveredLocalTime?.slice(0, 10);
  if (outcome.deliveredOn !== null && outcome.deliveredOn !== day) return 'none';
  return store(context, merchantId, subject.shipmentId, outcome.images);
}

interface Source {
  carrier: Carrier;
  account: MeteredAccount;
  proof: NonNullable<Carrier['api']['proof']>;
}

/** The account to ask: the one that is asked about the parcel, or another of the shop's whose carrier gives proofs. */
async function findSource(
  { db, keyring, carriers, log }: ProofContext,
  merchantId: string,
  subject: ProofSubject,
): Promise<Source | 'unsupported' | 'unavailable'> {
  const able = carriers.filter(({ api, coverage }) => api.proof && subject.carrier in coverage.keys);
  const rows = (await listRoutingRows(db, merchantId)).filter(
    (row) => row.isUsable && able.some(({ code }) => code === row.carrier),
  );
  const row = rows.find(({ id }) => id === subject.accountId) ?? rows[0];
  const carrier = able.find(({ code }) => code === row?.carrier);
  if (!row || !carrier?.api.proof) return 'unsupported';
  try {
    const account = await getCarrierAccount(db, merchantId, keyring, row.id);
    const read = readCredentials(carrier.api.credentials, account?.credentials ?? {});
    if (!read.ok) return 'unavailable';
    const opened = { merchantId, accountId: row.id, credentials: read.credentials };
    return { carrier, account: opened, proof: carrier.api.proof };
  } catch (err) {
    log.error({ merchantId, accountId: row.id, err }, 'carrier credentials cannot be opened');
    return 'unavailable';
  }
}

async function store(
  { db, keyring, now }: ProofContext,
  merchantId: string,
  shipmentId: string,
  images: readonly ProofImage[],
): Promise<ProofFetch> {
  const prepared: { kind: ProofKind; imageSealed: string }[] = [];
  for (const { kind, bytes } of images) {
    const image = await prepareProofImage(bytes);
    if (!image) continue;
    const owner = ownerOf(merchantId, shipmentId, kind);
    prepared.push({ kind, imageSealed: seal(keyring, image.toString('base64'), owner) });
  }
  await saveProofs(db, merchantId, shipmentId, prepared, now());
  return prepared.length > 0 ? 'stored' : 'none';
}

/** Opens a stored picture: WebP. Throws if its key is gone. */
export function openProofImage(
  keyring: Keyring,
  sealed: string,
  { merchantId, shipmentId, kind }: { merchantId: string; shipmentId: string; kind: ProofKind },
): Buffer {
  return Buffer.from(open(keyring, sealed, ownerOf(merchantId, shipmentId, kind)), 'base64');
}

function ownerOf(merchantId: string, shipmentId: string, kind: ProofKind): SecretOwner {
  return { merchantId, scope: 'proof', field: `${kind}:${shipmentId}` };
}
