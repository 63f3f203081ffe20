'use client';

/** One event. In a fixed order and without names, which would be most of what a long history weighs. */
export type HistoryRow = readonly [
  /** For machines: the instant, or the local time where no instant is known. */
  at: string,
  /** The wall clock there ("3:26 PM"); null when the carrier gave none. */
  time: string | null,
  title: string,
  place: string | null,
  /** What the carrier itself wrote; null where this is not the carrier's word. */
  words: string | null,
  /** Which language `words` are in, where not in the carrier's usual one. */
  wordsLanguage?: string | null,
  /** Whose word it is, where it is not the carrier's. */
  note?: string,
];

export interface HistoryDay {
  heading: string;
  rows: readonly HistoryRow[];
}

interface HistoryDaysProps {
  days: readonly HistoryDay[];
  /** The carrier's usual language. */
  language: string;
  /** Said for a row without a time. */
  noTime: string;
  /** Whether the first row is the newest of all. */
  hasLatest: boolean;
}

/** Draws a history; in the browser too, so that it is sent once (see `NavLinks`): it is most of the page. */
export function HistoryDays({ days, language, noTime, hasLatest }: HistoryDaysProps) {
  return days.map(({ heading, rows }, day) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a day can come twice, and all are drawn anew as a whole
    <div key={day} className="mt-6">
      <h3 className="text-small font-semibold">{heading}</h3>
      <ol className="mt-2">
        {rows.map(([at, time, title, place, words, wordsLanguage, note], index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are drawn anew as a whole
            key={index}
            className="history-entry"
            {...(hasLatest && day === 0 && index === 0 && { 'data-latest': true })}
          >
            <time dateTime={at}>{time ?? <span className="sr-only">{noTime}</span>}</time>
            <div>
              <p>{title}</p>
              {place && <p>{place}</p>}
              {words && (
                <p lang={wordsLanguage ?? language} translate="no">
                  {words}
                </p>
              )}
              {note && <p className="note">{note}</p>}
            </div>
          </li>
        ))}
      </ol>
    </div>
  ));
}
