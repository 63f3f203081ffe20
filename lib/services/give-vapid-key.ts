import { generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import { type Keyring, open, type SecretOwner, seal } from '@/lib/crypto';
import type { Database } from '@/lib/db/client';
import { addVapidSealed, getVapidSealed } from '@/lib/db/merchants';

/** A shop's key pair for push messages (VAPID, RFC 8292): raw P-256 keys in base64url. */
export interface VapidKeys {
  /** 65 bytes, uncompressed: what browsers are given as the application server's key. */
  publicKey: string;
  /** 32 bytes. */
  privateKey: string;
}

const stored = z.object({ publicKey: z.string().length(87), privateKey: z.string().length(43) });

/** The shop's keys, made at the first need. Browsers subscribe to them, so they never change. Throws as `open` does. */
export async function giveVapidKeys(db: Database, merchantId: string, keyring: Keyring): Promise<VapidKeys> {
  const known = await getVapidSealed(db, merchantId);
  if (known) return openKeys(keyring, merchantId, known);
  await addVapidSealed(db, merchantId, seal(keyring, JSON.stringify(makeVapidKeys()), ownerOf(merchantId)));
  // Two at the same moment: the first one's are the shop's.
  const kept = await getVapidSealed(db, merchantId);
  if (!kept) throw new Error('The shop has no row to keep its push keys in.');
  return openKeys(keyring, merchantId, kept);
}

function makeVapidKeys(): VapidKeys {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '', d = '' } = privateKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.of(4), ...[x, y].map((part) => Buffer.from(part, 'base64url'))]);
  return { publicKey: point.toString('base64url'), privateKey: d };
}

function openKeys(keyring: Keyring, merchantId: string, sealed: string): VapidKeys {
  return stored.parse(JSON.parse(open(keyring, sealed, ownerOf(merchantId))));
}

function ownerOf(merchantId: string): SecretOwner {
  return { merchantId, scope: 'shop', field: 'vapid' };
}
