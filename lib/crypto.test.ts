import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { open, parseKeyring, seal } from './crypto';

const entry = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const k1 = entry('k1');
const k2 = entry('k2');
const owner = { merchantId: 'mer_1', scope: 'usps', field: 'clientSecret' };

describe('sealed secrets', () => {
  it('open to what was sealed, for any text', () => {
    const keyring = parseKeyring(k1);
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => open(keyring, seal(keyring, text, owner), owner) === text.toWellFormed(),
      ),
    );
  });

  it('do not repeat or show their text', () => {
    const keyring = parseKeyring(k1);
    const first = seal(keyring, 'hush-hush', owner);
    expect(first).not.toBe(seal(keyring, 'hush-hush', owner));
    expect(Buffer.from(first.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('hush');
  });

  it.each([
    ['shop', { ...owner, merchantId: 'mer_2' }],
    ['scope', { ...owner, scope: 'ups' }],
    ['field', { ...owner, field: 'clientId' }],
  ])('do not open under another %s', (_, other) => {
    const keyring = parseKeyring(k1);
    expect(() => open(keyring, seal(keyring, 'x', owner), other)).toThrow();
  });

  it('do not open when a single byte was changed', () => {
    const keyring = parseKeyring(k1);
    const sealed = seal(keyring, 'a secret', owner);
    const [keyId, ...parts] = sealed.split('.');
    parts.forEach((part, index) => {
      const bytes = Buffer.from(part, 'base64url');
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      const changed = parts.with(index, bytes.toString('base64url'));
      expect(() => open(keyring, [keyId, ...changed].join('.'), owner)).toThrow();
    });
  });

  it('open after a new key was put in front, and are sealed under the new one', () => {
    const rotated = parseKeyring(`${k2},${k1}`);
    expect(open(rotated, seal(parseKeyring(k1), 'old', owner), owner)).toBe('old');
    expect(seal(rotated, 'new', owner)).toMatch(/^k2\./);
    expect(() => open(parseKeyring(k2), seal(parseKeyring(k1), 'old', owner), owner)).toThrow(/"k1"/);
  });
});
