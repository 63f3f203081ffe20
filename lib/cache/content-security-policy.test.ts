import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

const { contentSecurityPolicy } = createRequire(import.meta.url)('./content-security-policy.cjs');
const sha = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('inline scripts and styles are allowed by their hash, each once', () => {
  const policy = contentSecurityPolicy(
    '<style>a{}</style><script id="x">one()</script><script>one()</script><script async="">two\n()</script>',
  );
  expect(policy).toContain(`script-src 'self' ${sha('one()')} ${sha('two\n()')};`);
  expect(policy).toContain(`style-src 'self' ${sha('a{}')};`);
});

test('a script with a source adds no hash, and nothing is ever allowed wholesale', () => {
  const policy = contentSecurityPolicy('<script src="/a.js" async=""></script>');
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/unsafe|\*|https:/);
});

test('WebAssembly is compiled only where the page itself says so', () => {
  const wasm = "script-src 'self' 'wasm-unsafe-eval' 'sha256-";
  const mark = '<meta name="doorstep-policy" content="wasm"/>';
  expect(contentSecurityPolicy(`<head>${mark}</head><script>one()</script>`)).toContain(wasm);
  const escaped = [mark.replaceAll('<', '&lt;'), mark.replaceAll('<', '\\u003c')];
  expect(contentSecurityPolicy(`<p>${escaped[0]}</p><script>say('${escaped[1]}')</script>`)).not.toContain(
    'unsafe',
  );
});

test('nothing loads from another origin and no page may frame this one', () => {
  const policy = contentSecurityPolicy('');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("base-uri 'none'");
});
