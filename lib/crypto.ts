import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { getEnv } from '@/lib/env';

/** Encryption keys by id. The first seals; all of them open, so that a key can be retired slowly. */
export type Keyring = ReadonlyMap<string, Buffer>;

/** What a secret belongs to. Sealed under one owner, it opens under no other. */
export interface SecretOwner {
  merchantId: string;
  /** A carrier's code, or what else of the shop it is: "order". */
  scope: string;
  field: string;
}

/** Reads `k1:base64,k2:base64`, as `lib/env.ts` has checked it: 32 bytes each. */
export function parseKeyring(text: string): Keyring {
  return new Map(
    text.split(',').map((entry) => {
      const colon = entry.indexOf(':');
      return [entry.slice(0, colon), Buffer.from(entry.slice(colon + 1), 'base64')];
    }),
  );
}

/** The keyring of this process. Throws `EnvironmentError`. */
export function getKeyring(): Keyring {
  return parseKeyring(getEnv().encryptionKeys);
}

/** Seals with AES-256-GCM: `keyId.nonce.ciphertext.tag`, base64url. */
export function seal(keyring: Keyring, plaintext: string, owner: SecretOwner): string {
  const [active] = keyring;
  if (!active) throw new Error('The keyring is empty.');
  const [keyId, key] = active;
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associatedData(keyId, owner));
  const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
  return [keyId, ...[nonce, ciphertext, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join(
    '.',
  );
}

/** Opens what `seal` made. Throws if the key is gone, the text was changed, or the owner is another. */
export function open(keyring: Keyring, sealed: string, owner: SecretOwner): string {
  const [keyId = '', ...parts] = sealed.split('.');
  const [nonce, ciphertext, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
  const key = keyring.get(keyId);
  if (!key) throw new Error(`The encryption key "${keyId}" is not in DOORSTEP_ENCRYPTION_KEYS.`);
  if (!nonce || !ciphertext || tag?.length !== 16) throw new Error('A sealed secret is malformed.');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  decipher.setAAD(associatedData(keyId, owner)).setAuthTag(tag);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
}

function associatedData(keyId: string, owner: SecretOwner): Buffer {
  return Buffer.from(JSON.stringify([keyId, owner.merchantId, owner.scope, owner.field]));
}

/** A key of its own for another purpose, made from an encryption key (HKDF, RFC 5869). */
export function deriveKey(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `doorstep/${purpose}`, 32));
}
