const { dirname } = require('node:path');
const { LRUCache } = require('lru-cache');
const { contentSecurityPolicy } = require('./content-security-policy.cjs');
const { elementsOnly, elementsScript } = require('./elements-only.cjs');
const { invalidateTags, lastInvalidation, now } = require('./tag-clock.cjs');

/**
 * Next's route cache (`cacheHandler`): whole pages, in bounded memory. Nothing is written to disk, so that
 * an invented URL leaves no file and an erased person no copy. 404s are not stored.
 */

const maxBytes = 64 * 1024 * 1024;

/** @typedef {{ value: object, tags: string[], bytes: number, lastModified: number, cacheControl?: { revalidate: number | false } }} Entry */

/** @returns {{ entries: LRUCache<string, Entry>, startedAt: LRUCache<string, number> }} */
function store() {
  const key = Symbol.for('doorstep.route-cache');
  globalThis[key] ??= {
    entries: new LRUCache({ maxSize: maxBytes, sizeCalculation: (entry) => entry.bytes }),
    // When the render of a key began, at the earliest. An entry counts as made then: what changed meanwhile
    // may not be in it. Next runs one render of a key at a time.
    startedAt: new LRUCache({ max: 10_000, ttl: 60_000 }),
  };
  return globalThis[key];
}

function sizeOf(value) {
  let bytes = 512 + (value.html?.length ?? 0) * 2 + (value.rscData?.length ?? 0) + (value.body?.length ?? 0);
  for (const segment of value.segmentData?.values() ?? []) bytes += segment.length;
  return bytes;
}

function tagsOf(value) {
  const header = value.headers?.['x-next-cache-tags'];
  return typeof header === 'string' ? header.split(',') : [];
}

/** Whoever asks during a render joins it: that must not make its result look newer than it is. */
function noteStart(startedAt, key) {
  if (!startedAt.has(key)) startedAt.set(key, now());
}

module.exports = class RouteCache {
  /** @param {{ serverDistDir: string }} context What Next tells: where its build has its server's part. */
  constructor({ serverDistDir }) {
    this.distDir = dirname(serverDistDir);
  }

  async get(key) {
    const { entries, startedAt } = store();
    const entry = entries.get(key);
    if (entry && lastInvalidation(entry.tags) < entry.lastModified) {
      const age = now() - entry.lastModified;
      if (age < (entry.cacheControl?.revalidate || Number.POSITIVE_INFINITY) * 1000) return entry;
      // Old but not wrong: Next serves it and renders a new one behind it.
      noteStart(startedAt, key);
      return entry;
    }
    entries.delete(key);
    noteStart(startedAt, key);
    return null;
  }

  async set(key, value, context) {
    const { entries, startedAt } = store();
    if (value?.kind === 'APP_PAGE' && value.html && value.postponed === undefined) {
      // The entry itself and its own headers object, so that the first answer is changed as well.
      value.html = elementsOnly(value.html, elementsScript(this.distDir));
      value.headers ??= {};
      value.headers['Content-Security-Policy'] = contentSecurityPolicy(value.html);
    }
    const isFound = (value?.status ?? 200) < 400;
    // What is not there may come: a chunk's 404 during a roll-out must not stay in a proxy for Next's year.
    if (value?.headers && !isFound) value.headers['Cache-Control'] = 'private, no-cache';
    const lastModified = startedAt.get(key);
    startedAt.delete(key);
    // Without a known start nobody can say what the page has missed: it is sent, and not kept.
    if (lastModified === undefined || !value || !isFound) {
      entries.delete(key);
      return;
    }
    const tags = [...tagsOf(value), ...(context?.tags ?? [])];
    entries.set(key, {
      value,
      tags,
      bytes: sizeOf(value),
      lastModified,
      cacheControl: context?.cacheControl,
    });
  }

  async revalidateTag(tags) {
    invalidateTags([tags].flat());
  }

  resetRequestCache() {}
};
