/**
 * When each cache tag was last invalidated: the one clock that both cache handlers read. Next loads the
 * handlers outside its bundler and possibly several times, so the state hangs on `globalThis`.
 *
 * Fed by `listener.ts`, which hears the NOTIFY that the ingest transaction sends at its commit.
 */

/** Older invalidations are forgotten: no entry lives this long. Milliseconds. */
const memoryMs = 2 * 24 * 60 * 60 * 1000;

/** @typedef {{ tags: Map<string, number>, everythingBefore: number, nextSweep: number }} TagClock */

/** @returns {TagClock} */
function clock() {
  const key = Symbol.for('doorstep.tag-clock');
  globalThis[key] ??= { tags: new Map(), everythingBefore: 0, nextSweep: 0 };
  return globalThis[key];
}

function now() {
  return performance.timeOrigin + performance.now();
}

function forgetOld(state, at) {
  if (at < state.nextSweep) return;
  state.nextSweep = at + 60 * 60 * 1000;
  for (const [tag, invalidatedAt] of state.tags) {
    if (invalidatedAt < at - memoryMs) state.tags.delete(tag);
  }
}

/** Drops everything that carries one of the tags and was made before now. @param {string[]} tags */
function invalidateTags(tags) {
  const state = clock();
  const at = now();
  forgetOld(state, at);
  for (const tag of tags) state.tags.set(tag, at);
}

/** Drops everything made before now: after a lost connection nobody knows what was missed. */
function invalidateAll() {
  const state = clock();
  state.everythingBefore = now();
  state.tags.clear();
}

/** The latest invalidation of any of the tags, in epoch milliseconds; 0 when there was none. @param {string[]} tags */
function lastInvalidation(tags) {
  const state = clock();
  let latest = state.everythingBefore;
  for (const tag of tags) latest = Math.max(latest, state.tags.get(tag) ?? 0);
  return latest;
}

module.exports = { invalidateTags, invalidateAll, lastInvalidation, now, memoryMs };
