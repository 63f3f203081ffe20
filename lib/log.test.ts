import { describe, expect, it } from 'vitest';
import { createLogger } from './log';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } }));
  return lines.join('');
}

const canary = 'CANARY-7f3a';

describe('log redaction', () => {
  it.each([
    'authorization',
    'client_secret',
    'clientSecret',
    'access_token',
    'password',
    'token',
    'email',
    'postcode',
    'postalCode',
    'set-cookie',
    'credentials',
  ])('blanks %s at the top and two levels down', (field) => {
    const text = logged((logger) => {
      logger.info({ [field]: canary }, 'top');
      logger.info({ request: { [field]: canary } }, 'one down');
      logger.info({ request: { headers: { [field]: canary } } }, 'two down');
    });
    expect(text).not.toContain(canary);
    expect(text.match(/\[redacted\]/g)).toHaveLength(3);
  });

  it('keeps what is not secret', () => {
    expect(logged((logger) => logger.info({ shipmentId: 'shp_1' }, 'polled'))).toContain(
      '"shipmentId":"shp_1"',
    );
  });

  it('logs a failed statement without its parameters', () => {
    const driverError = Object.assign(new Error('duplicate key'), {
      code: '23505',
      parameters: [canary],
      detail: canary,
    });
    const error = new Error(`Failed query: insert into orders\nparams: ${canary}`, { cause: driverError });
    const text = logged((logger) => logger.error({ err: error }, 'insert failed'));
    expect(text).not.toContain(canary);
    expect(text).toContain('Failed query: insert into orders');
    expect(text).toContain('23505');
  });
});
