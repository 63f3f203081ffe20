import type { Estimate } from '@/lib/tracking/view';
import { readDay, readTimeOfDay } from './local-time';

/**
 * An estimate from two ends, each a day or a wall clock at the destination, with or without an offset: the
 * days as they are written. Two times on one day are a window, unless they are the whole day. Null without a
 * readable day; one end alone is a day.
 */
export function estimateBetween(from: string, to: string, source: Estimate['source']): Estimate | null {
  const first = readDay(from.slice(0, 10));
  const last = readDay(to.slice(0, 10));
  const date = first ?? last;
  if (date === null) return null;
  return {
    ...estimateOn(date, source),
    lastDate: first && last && last > first ? last : null,
    window: first !== null && first === last ? windowBetween(from, to) : null,
  };
}

/** A day that nobody guarantees, `YYYY-MM-DD`. */
export function estimateOn(date: string, source: Estimate['source'] = 'carrier'): Estimate {
  return { date, lastDate: null, window: null, source, isGuaranteed: false };
}

function windowBetween(from: string, to: string): Estimate['window'] {
  const [start, end] = [from, to].map((text) => readTimeOfDay(text.slice(11, 16)));
  if (!start || !end || start >= end || (start === '00:00:00' && end >= '23:59:00')) return null;
  return { start: start.slice(0, 5), end: end.slice(0, 5) };
}
