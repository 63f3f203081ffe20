const { LRUCache } = require('lru-cache');
const { invalidateTags, lastInvalidation } = require('./tag-clock.cjs');

/**
 * Storage behind `"use cache"` (`cacheHandlers.default`): bounded memory, the same tag clock as the route
 * cache. An entry without a tag is not stored: reads tag what they found, so that "no such shop" or "no
 * such link" is asked anew each time and invented tokens take no memory.
 */

const maxBytes = 32 * 1024 * 1024;

/** @returns {{ entries: LRUCache<string, object>, pending: Map<string, Promise<void>> }} */
function store() {
  const key = Symbol.for('doorstep.data-cache');
  globalThis[key] ??= {
    entries: new LRUCache({ maxSize: maxBytes, sizeCalculation: (entry) => entry.bytes.byteLength + 512 }),
    pending: new Map(),
  };
  return globalThis[key];
}

function streamOf(bytes) {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

async function keep(entries, cacheKey, pendingEntry) {
  const entry = await pendingEntry;
  const bytes = new Uint8Array(await new Response(entry.value).arrayBuffer());
  if (entry.tags.length === 0 || entry.expire === 0) return;
  entries.set(cacheKey, { ...entry, value: undefined, bytes });
}

module.exports = {
  async get(cacheKey, softTags) {
    const { entries, pending } = store();
    await pending.get(cacheKey);
    const entry = entries.get(cacheKey);
    if (!entry) return undefined;
    if (lastInvalidation([...entry.tags, ...softTags]) >= entry.timestamp) {
      entries.delete(cacheKey);
      return undefined;
    }
    return { ...entry, value: streamOf(entry.bytes) };
  },

  async set(cacheKey, pendingEntry) {
    const { entries, pending } = store();
    // A render that broke off leaves an incomplete value: it is dropped, and the next read renders again.
    const work = keep(entries, cacheKey, pendingEntry).catch(() => undefined);
    pending.set(cacheKey, work);
    await work;
    if (pending.get(cacheKey) === work) pending.delete(cacheKey);
  },

  async refreshTags() {},

  async getExpiration(tags) {
    return lastInvalidation(tags);
  },

  async updateTags(tags) {
    invalidateTags(tags);
  },
};
