import { describe, expect, it } from 'vitest';
import { EnvironmentError, parseEnv } from './env';

const key = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
const good = { DATABASE_URL: 'postgres://u:p@127.0.0.1:5432/shop', DOORSTEP_ENCRYPTION_KEYS: key };

describe('environment', () => {
  it('has a default for all but the database and the keys', () => {
    expect(parseEnv(good)).toEqual({
      databaseUrl: good.DATABASE_URL,
      databasePoolSize: 10,
      appUrl: 'http://localhost:3000',
      mode: 'production',
      encryptionKeys: key,
      carrierSandboxUrl: null,
      pollScale: 1,
      worker: 'inline',
      logLevel: 'info',
    });
  });

  it('takes an empty value as not set', () => {
    expect(parseEnv({ ...good, APP_URL: '', LOG_LEVEL: '', DOORSTEP_CARRIER_SANDBOX_URL: '' }).logLevel).toBe(
      'info',
    );
  });

  it.each([
    ['DATABASE_URL', undefined],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_POOL_SIZE', '0'],
    ['DATABASE_POOL_SIZE', 'many'],
    ['APP_URL', 'orders.example.com'],
    ['APP_URL', 'https://example.com/path'],
    ['DOORSTEP_MODE', 'prod'],
    ['DOORSTEP_ENCRYPTION_KEYS', undefined],
    ['DOORSTEP_ENCRYPTION_KEYS', 'k1:c2hvcnQ='],
    ['DOORSTEP_CARRIER_SANDBOX_URL', 'not a url'],
    ['DOORSTEP_POLL_SCALE', '0'],
    ['DOORSTEP_POLL_SCALE', '2'],
    ['DOORSTEP_POLL_SCALE', '0.01'],
    ['DOORSTEP_WORKER', 'yes'],
    ['LOG_LEVEL', 'loud'],
  ])('answers a bad %s (%s) with one sentence that names it', (name, value) => {
    const parse = () => parseEnv({ ...good, [name]: value });
    expect(parse).toThrow(EnvironmentError);
    expect(parse).toThrow(name);
    expect(parse).not.toThrow(/\n/);
  });

  it('never repeats a bad value, which may hold a password', () => {
    expect(() => parseEnv({ ...good, DATABASE_URL: 'mysql://root:hunter2@db' })).not.toThrow(/hunter2/);
  });

  it('lets the sandbox stand in for carriers only in demo and test, and only on this machine', () => {
    const sandbox = { ...good, DOORSTEP_CARRIER_SANDBOX_URL: 'http://127.0.0.1:4010' };
    expect(parseEnv({ ...sandbox, DOORSTEP_MODE: 'demo' }).carrierSandboxUrl).toBe('http://127.0.0.1:4010');
    expect(() => parseEnv(sandbox)).toThrow(/only with DOORSTEP_MODE/);
    expect(() =>
      parseEnv({ ...sandbox, DOORSTEP_MODE: 'test', DOORSTEP_CARRIER_SANDBOX_URL: 'http://10.0.0.5' }),
    ).toThrow(/this machine/);
  });
});
