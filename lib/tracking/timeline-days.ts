import type { TimelineEntry } from './view';

/** The events of one calendar day where they happened, newest first. */
export interface TimelineDay {
  /** `YYYY-MM-DD`. */
  date: string;
  entries: TimelineEntry[];
}

/** Groups a history (newest first) by local day. The order is kept: neighbours of one day share a heading. */
export function timelineDays(entries: readonly TimelineEntry[]): TimelineDay[] {
  const days: TimelineDay[] = [];
  for (const entry of entries) {
    const date = entry.localTime.slice(0, 10);
    const last = days.at(-1);
    if (last?.date === date) last.entries.push(entry);
    else days.push({ date, entries: [entry] });
  }
  return days;
}

/**
 * Cuts a long history into what is shown at once and what waits behind a fold. A fold that would hide only
 * a few events is not worth a click, and a day is kept in one piece where that takes only a few more.
 */
export function foldHistory(
  entries: readonly TimelineEntry[],
  { shown, worthFolding }: { shown: number; worthFolding: number },
): { recent: readonly TimelineEntry[]; earlier: readonly TimelineEntry[] } {
  const cut = endOfDay(entries, shown, worthFolding);
  if (entries.length < cut + worthFolding) return { recent: entries, earlier: [] };
  return { recent: entries.slice(0, cut), earlier: entries.slice(cut) };
}

/** Where the day that `from` falls into ends, if that is fewer than `atMost` events on; else `from` itself. */
function endOfDay(entries: readonly TimelineEntry[], from: number, atMost: number): number {
  const dayOf = (index: number) => entries[index]?.localTime.slice(0, 10);
  let end = from;
  while (end < from + atMost && dayOf(end) !== undefined && dayOf(end) === dayOf(from - 1)) end++;
  return end < from + atMost ? end : from;
}
