import pino, { type DestinationStream, type Logger } from 'pino';
import { getLogLevel } from './env';

/** Fields that never reach a log line, at the top and two levels down. */
const secretFields = [
  'authorization',
  'Authorization',
  'cookie',
  'set-cookie',
  'client_secret',
  'clientSecret',
  'client_id',
  'clientId',
  'access_token',
  'accessToken',
  'refresh_token',
  'credentials',
  'password',
  'secret',
  'token',
  'email',
  'phone',
  'postcode',
  'postalCode',
  'signedBy',
];

const paths = secretFields.flatMap((field) => {
  const name = field.includes('-') ? `["${field}"]` : `.${field}`;
  return [field.includes('-') ? name : field, `*${name}`, `*.*${name}`];
});

/** A logger that writes JSON lines to `destination` (default: standard output) and blanks what is secret. */
export function createLogger(options: { level: string; destination?: DestinationStream }): Logger {
  const settings = {
    level: options.level,
    base: undefined,
    redact: { paths, censor: '[redacted]' },
    serializers: { err: describeError },
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}

/** Name, message, code and stack: a database driver's error also carries the statement's parameters. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error;
  const cause = error.cause && depth < 3 ? describeError(error.cause, depth + 1) : undefined;
  const code = 'code' in error ? error.code : undefined;
  // Drizzle writes the parameters into the message, after the statement.
  const message = error.message.replace(/\nparams:[\s\S]*$/, '');
  return { type: error.name, message, code, stack: stackFrames(error), ...(cause ? { cause } : {}) };
}

function stackFrames(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

let shared: Logger | undefined;

/** The process's logger, made at the first call. */
export function getLogger(): Logger {
  shared ??= createLogger({ level: getLogLevel() });
  return shared;
}
