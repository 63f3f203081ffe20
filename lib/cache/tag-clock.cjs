/**
 * When each cache tag was last invalidated: the one clock that both cache handlers read. Next loads the
 * handlers outside its bundler and possibly several times, so the state hangs on `globalThis`.
 *
 * Fed by `listener.ts`, which hears the NOTIFY that the ingest transaction sends at its commit.
 */

/** Tags remembered at once: some 20 MB. */
const maxTags = 100_000;

/**
 * `tags` is in the order of invalidation. What had to be forgotten counts for every tag: an entry as old as
 * that is made anew, which costs a render and is never wrong.
 *
 * @typedef {{ tags: Map<string, number>, everythingBefore: number }} TagClock
 */

/** @returns {TagClock} */
function clock() {
  const key = Symbol.for('doorstep.tag-clock');
  globalThis[key] ??= { tags: new Map(), everythingBefore: 0 };
  return globalThis[key];
}

function now() {
  return performance.timeOrigin + performance.now();
}

function forgetOldest(state) {
  for (const [tag, invalidatedAt] of state.tags) {
    if (state.tags.size <= maxTags) return;
    state.tags.delete(tag);
    state.everythingBefore = Math.max(state.everythingBefore, invalidatedAt);
  }
}

/** Drops everything that carries one of the tags and was made before now. @param {string[]} tags */
function invalidateTags(tags) {
  const state = clock();
  const at = now();
  for (const tag of tags) {
    state.tags.delete(tag);
    state.tags.set(tag, at);
  }
  forgetOldest(state);
}

/** Drops everything made before now: after a lost connection nobody knows what was missed. */
function invalidateAll() {
  const state = clock();
  state.everythingBefore = now();
  state.tags.clear();
}

/** "until:1795000000000": what carries it holds until then and no longer. See `untilTag` in `lib/db/cache-tags.ts`. */
const untilPattern = /^until:(\d{1,15})$/;

/** When time itself invalidated a tag; 0 if it does not, or not yet. @param {string} tag */
function endOf(tag) {
  const at = Number(untilPattern.exec(tag)?.[1] ?? 0);
  return at <= now() ? at : 0;
}

/** The latest invalidation of any of the tags, in epoch milliseconds; 0 when there was none. @param {string[]} tags */
function lastInvalidation(tags) {
  const state = clock();
  let latest = state.everythingBefore;
  for (const tag of tags) latest = Math.max(latest, state.tags.get(tag) ?? 0, endOf(tag));
  return latest;
}

module.exports = { invalidateTags, invalidateAll, lastInvalidation, now, maxTags };
