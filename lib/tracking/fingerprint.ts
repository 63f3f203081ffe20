import type { TrackingEvent } from './event';

/**
 * What makes two reports one event: the minute it happened, the carrier's code and the carrier's own id.
 * Never the place, which carriers correct later. The minute, because USPS cuts the seconds off in one field
 * and sends them in another. Where a carrier sends no code, its words stand in for it.
 */
export function fingerprint(event: TrackingEvent): string {
  const what = event.carrierCode || event.carrierText.toLowerCase().replace(/\s+/g, ' ').trim();
  const origin = event.origin === 'carrier' ? '' : event.origin;
  return `${minuteOf(event)}|${origin}|${plain(what)}|${plain(event.carrierEventId ?? '')}`;
}

function plain(text: string): string {
  return text.includes('|') ? text.replaceAll('|', '/') : text;
}

function minuteOf(event: TrackingEvent): string {
  if (event.occurredAt !== null) return `${new Date(event.occurredAt).toISOString().slice(0, 16)}Z`;
  return event.localTime.slice(0, 16);
}
