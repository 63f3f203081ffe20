import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contactHashes } from './contact-hash';
import { parseKeyring } from './crypto';

const keys = ['k1', 'k2'].map((id) => `${id}:${randomBytes(32).toString('base64')}`);
const keyring = parseKeyring(keys[0] ?? '');

describe('contact hashes', () => {
  it.each([
    ['email', ' Lan.Nguyen@Example.com', 'lan.nguyen@example.com '],
    ['postcode', '10001-1234', '10001'],
    ['postcode', 'sw1a 1aa', 'SW1A1AA'],
    ['postcode', '１０００１', '10001'],
  ] as const)('see one %s in "%s" and "%s"', (kind, one, other) => {
    expect(contactHashes(keyring, 'mer_1', kind, one)).toEqual(contactHashes(keyring, 'mer_1', kind, other));
  });

  it('differ between shops, kinds and values', () => {
    const all = [
      contactHashes(keyring, 'mer_1', 'postcode', '10001'),
      contactHashes(keyring, 'mer_2', 'postcode', '10001'),
      contactHashes(keyring, 'mer_1', 'email', '10001'),
      contactHashes(keyring, 'mer_1', 'postcode', '10002'),
    ].flat();
    expect(new Set(all).size).toBe(4);
    expect(all.join()).not.toContain('10001');
  });

  it('still match what was stored before a key was rotated', () => {
    const [stored] = contactHashes(keyring, 'mer_1', 'email', 'a@b.vn');
    const rotated = parseKeyring([...keys].reverse().join(','));
    expect(contactHashes(rotated, 'mer_1', 'email', 'a@b.vn')).toContain(stored);
  });

  it('make nothing of an empty value, so that it can match nothing', () => {
    expect(contactHashes(keyring, 'mer_1', 'email', '  ')).toEqual([]);
    expect(contactHashes(keyring, 'mer_1', 'postcode', ' - ')).toEqual([]);
  });
});
