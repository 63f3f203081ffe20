import { createHash } from 'node:crypto';
import type { TrackingEvent } from '@/lib/tracking/event';
import { fingerprint } from '@/lib/tracking/fingerprint';
import { inOrder } from './in-order';

/**
 * The events of one answer from several sources, as they happened, each once. Handed in oldest first within
 * each source, which decides between equal times; of two reports of one event the one we understand stays.
 */
export function eachEventOnce(events: readonly TrackingEvent[]): TrackingEvent[] {
  const kept = new Map<string, TrackingEvent>();
  for (const event of events) {
    const key = fingerprint(event);
    if ((kept.get(key)?.meaning ?? 'unknown.unmapped') === 'unknown.unmapped') kept.set(key, event);
  }
  return inOrder([...kept.values()]);
}

/**
 * An id for events that an aggregator gives none, made of their words: for codes that are shared by all kinds
 * of news ("InTransit_Other"), and for days without a time, on which one code may come several times.
 */
export function idOfWords(carrierText: string): string | null {
  const words = carrierText.toLowerCase().replace(/\s+/g, ' ').trim();
  return words === '' ? null : createHash('sha256').update(words).digest('hex').slice(0, 12);
}
