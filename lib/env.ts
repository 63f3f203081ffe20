import { z } from 'zod';

/**
 * The environment, read and checked once. This is the only file that touches `process.env`; nothing here
 * runs at import time, so `next build` needs neither a database nor keys.
 */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
}

const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An empty line in `.env` means "not set". */
function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema);
}

function httpOrigin(name: string) {
  return z
    .string()
    .refine(isHttpOrigin, `${name} must be an http(s) address without a path, such as http://localhost:3000.`)
    .transform((value) => new URL(value).origin);
}

function isHttpOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username;
}

function isPostgresUrl(value: string): boolean {
  return URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol);
}

const keyringSentence =
  'DOORSTEP_ENCRYPTION_KEYS must hold one or more keys of 32 bytes as "name:base64", separated by commas. ' +
  "Make one with: node -e \"console.log('k1:' + require('crypto').randomBytes(32).toString('base64'))\"";
const keyringPattern = /^[a-z0-9]{1,16}:[A-Za-z0-9+/]{43}=(,[a-z0-9]{1,16}:[A-Za-z0-9+/]{43}=)*$/;

function wholeNumber(name: string, min: number, max: number) {
  const sentence = `${name} must be a whole number from ${min} to ${max}.`;
  return z.coerce.number(sentence).int(sentence).min(min, sentence).max(max, sentence);
}

const pollScaleSentence =
  'DOORSTEP_POLL_SCALE must be above 0 and at most 1, and is allowed only with DOORSTEP_MODE=demo or test.';

const schema = z
  .object({
    NODE_ENV: optional(z.string().default('production')),
    DATABASE_URL: z
      .string(
        'DATABASE_URL is not set. Run `npm run demo` to start with a built-in database, or set it to your Postgres address.',
      )
      .refine(isPostgresUrl, 'DATABASE_URL must look like postgres://user:password@host:5432/database.'),
    DATABASE_POOL_SIZE: optional(wholeNumber('DATABASE_POOL_SIZE', 1, 200).default(10)),
    APP_URL: optional(httpOrigin('APP_URL').default('http://localhost:3000')),
    DOORSTEP_MODE: optional(
      z
        .enum(['production', 'development', 'demo', 'test'], {
          error:
            'DOORSTEP_MODE must be production, development, demo or test; leave it out on a real server.',
        })
        .optional(),
    ),
    DOORSTEP_ENCRYPTION_KEYS: z
      .string(`DOORSTEP_ENCRYPTION_KEYS is not set. ${keyringSentence}`)
      .regex(keyringPattern, keyringSentence),
    DOORSTEP_CARRIER_SANDBOX_URL: optional(httpOrigin('DOORSTEP_CARRIER_SANDBOX_URL').optional()),
    DOORSTEP_POLL_SCALE: optional(
      z.coerce.number(pollScaleSentence).gt(0, pollScaleSentence).max(1, pollScaleSentence).default(1),
    ),
    DOORSTEP_WORKER: optional(
      z
        .enum(['inline', 'off'], {
          error:
            'DOORSTEP_WORKER must be "inline" (one process does everything) or "off" (run `npm run worker` beside it).',
        })
        .default('inline'),
    ),
    LOG_LEVEL: optional(
      z
        .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
          error: 'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent.',
        })
        .default('info'),
    ),
  })
  .transform((raw) => ({
    databaseUrl: raw.DATABASE_URL,
    databasePoolSize: raw.DATABASE_POOL_SIZE,
    appUrl: raw.APP_URL,
    mode: raw.DOORSTEP_MODE ?? defaultMode(raw.NODE_ENV),
    encryptionKeys: raw.DOORSTEP_ENCRYPTION_KEYS,
    /** Where carriers are played by the sandbox; null means their real servers. */
    carrierSandboxUrl: raw.DOORSTEP_CARRIER_SANDBOX_URL ?? null,
    /** What polling intervals are multiplied by: 1, or less where sandbox parcels move within minutes. */
    pollScale: raw.DOORSTEP_POLL_SCALE,
    worker: raw.DOORSTEP_WORKER,
    logLevel: raw.LOG_LEVEL,
  }))
  .superRefine((env, context) => {
    if (env.pollScale !== 1 && env.mode !== 'demo' && env.mode !== 'test') {
      context.addIssue({ code: 'custom', message: pollScaleSentence });
    }
    if (env.carrierSandboxUrl === null) return;
    if (env.mode !== 'demo' && env.mode !== 'test') {
      context.addIssue({
        code: 'custom',
        message:
          'DOORSTEP_CARRIER_SANDBOX_URL replaces the real carriers and is allowed only with DOORSTEP_MODE=demo or test. Remove it, or set the mode.',
      });
    }
    if (!loopbackHosts.has(new URL(env.carrierSandboxUrl).hostname)) {
      context.addIssue({
        code: 'custom',
        message: 'DOORSTEP_CARRIER_SANDBOX_URL must point at this machine (127.0.0.1 or localhost).',
      });
    }
  });

function defaultMode(nodeEnv: string): 'production' | 'development' | 'test' {
  return nodeEnv === 'development' || nodeEnv === 'test' ? nodeEnv : 'production';
}

export type Env = z.output<typeof schema>;

/** Reads an environment. Throws `EnvironmentError` with one sentence, and the mend, per bad value. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  throw new EnvironmentError(result.error.issues.map((issue) => issue.message).join('\n'));
}

let cached: Env | undefined;

/** The environment of this process, parsed at the first call. Throws `EnvironmentError`. */
export function getEnv(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** The log level alone: logging must work before, and in spite of, a broken environment. */
export function getLogLevel(): string {
  return schemaLevel.safeParse(process.env.LOG_LEVEL).data ?? 'info';
}
const schemaLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']);

/** A Postgres server that integration tests may create databases on; null starts an embedded one. */
export function getTestDatabaseUrl(): string | null {
  return process.env.TEST_DATABASE_URL || null;
}
