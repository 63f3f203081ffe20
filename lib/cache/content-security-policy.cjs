const { createHash } = require('node:crypto');

const inlineScript = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g;
const inlineStyle = /<style[^>]*>([\s\S]*?)<\/style>/g;

/**
 * Says that a page compiles WebAssembly, as the lookup page's barcode reader does. No text can look like it: in texts
 * and in the data of scripts `<` is escaped.
 */
const compilesWasm = '<meta name="doorstep-policy" content="wasm"';

function hash(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function unique(matches) {
  return [...new Set(matches)].join(' ');
}

/**
 * The strictest policy under which this finished page still works: its own inline scripts and styles by
 * hash, everything else from this origin. A nonce cannot be used: the page is served many times.
 *
 * @param {string} html the complete document
 * @returns {string} value of the `Content-Security-Policy` header
 */
function contentSecurityPolicy(html) {
  const scripts = unique([...html.matchAll(inlineScript)].map((match) => hash(match[2])));
  const styles = unique([...html.matchAll(inlineStyle)].map((match) => hash(match[1])));
  return [
    "default-src 'none'",
    `script-src 'self' ${html.includes(compilesWasm) ? "'wasm-unsafe-eval' " : ''}${scripts}`.trim(),
    `style-src 'self' ${styles}`.trim(),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

module.exports = { contentSecurityPolicy };
