import { carriers } from '@/lib/carriers';
import type { Keyring } from '@/lib/crypto';
import { readDatabase } from '@/lib/data/read-database';
import type { ProofView } from '@/lib/forms/proof-state';
import type { Locale } from '@/lib/i18n/locales';
import { getLogger } from '@/lib/log';
import { getProof } from '@/lib/services/get-proof';
import { getMeteredEngine } from '@/lib/services/process-engine';
import { createRateLimiter } from '@/lib/services/rate-limit';
import type { VerifiedBuyer } from '@/lib/verified-buyers';
import { describeProof } from './describe-proof';

interface Asked {
  merchantId: string;
  shop: string;
  token: string;
  locale: Locale;
}

/** What these buyers may see of a parcel's proof; null for who is not its buyer. Throws `ReadFailedError`. */
export async function proofOfParcel(
  keyring: Keyring,
  { merchantId, shop, token, locale }: Asked,
  buyers: readonly VerifiedBuyer[],
): Promise<ProofView | null> {
  const proof = await readDatabase((db) =>
    getProof(
      {
        ...{ db, keyring, carriers, limiter: createRateLimiter(db, keyring) },
        ...{ engine: getMeteredEngine(), log: getLogger(), now: () => new Date() },
      },
      merchantId,
      token,
      buyers,
    ),
  );
  return proof && describeProof(proof, { locale, token, shop });
}
