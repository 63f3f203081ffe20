import { describe, expect, test } from 'vitest';
import { fileAnswer } from './file-answer';

const look = { contentType: 'text/calendar', policy: "default-src 'none'", disposition: 'inline' };
const ask = (headers: Record<string, string> = {}) => new Request('https://shop.example/x', { headers });

describe('a file for whoever has the address', () => {
  test('is asked for each time, kept by nobody in between, and runs nothing', async () => {
    const answer = await fileAnswer(ask(), look, async () => 'text');
    expect(await answer.text()).toBe('text');
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    expect(answer.headers.get('content-security-policy')).toBe(look.policy);
    expect(answer.headers.get('content-type')).toBe('text/calendar');
    expect(answer.headers.get('content-disposition')).toBe('inline');
  });

  test('unchanged, is a 304; changed, is sent again', async () => {
    const etag = (await fileAnswer(ask(), look, async () => 'text')).headers.get('etag') ?? '';
    const again = (text: string) => fileAnswer(ask({ 'if-none-match': etag }), look, async () => text);
    expect((await again('text')).status).toBe(304);
    expect((await again('other')).status).toBe(200);
  });

  test('is a 404 without one, and a 503 that no cache keeps when it cannot be read', async () => {
    expect((await fileAnswer(ask(), look, async () => null)).status).toBe(404);
    const failed = await fileAnswer(ask(), look, async () => {
      throw new Error('the database is away');
    });
    expect(failed.status).toBe(503);
    expect(failed.headers.get('cache-control')).toBe('no-store');
    expect(await failed.text()).toBe('');
  });
});
