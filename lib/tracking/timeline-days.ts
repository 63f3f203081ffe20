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
 * a few events is not worth a click.
 */
export function foldHistory(
  entries: readonly TimelineEntry[],
  { shown, worthFolding }: { shown: number; worthFolding: number },
): { recent: readonly TimelineEntry[]; earlier: readonly TimelineEntry[] } {
  if (entries.length < shown + worthFolding) return { recent: entries, earlier: [] };
  return { recent: entries.slice(0, shown), earlier: entries.slice(shown) };
}
