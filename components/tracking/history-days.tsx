'use client';

export interface HistoryRow {
  /** The wall clock there ("3:26 PM"); null when the carrier gave none. */
  time: string | null;
  /** For machines: the instant, or the local time where no instant is known. */
  at: string;
  title: string;
  place?: string;
  /** What the carrier itself wrote, and in which language. */
  words?: string;
  wordsLanguage?: string;
  /** Whose word it is, where it is not the carrier's. */
  note?: string;
}

export interface HistoryDay {
  heading: string;
  rows: readonly HistoryRow[];
}

interface HistoryDaysProps {
  days: readonly HistoryDay[];
  /** Said for a row without a time. */
  noTime: string;
  /** Whether the first row is the newest of all. */
  hasLatest: boolean;
}

/**
 * Draws a history. In the browser too, though nothing in it moves: what a server component has drawn is sent
 * twice, as markup and as React's own description of it, and a history is most of the page.
 */
export function HistoryDays({ days, noTime, hasLatest }: HistoryDaysProps) {
  return days.map(({ heading, rows }, day) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a day can come twice, and all are drawn anew as a whole
    <div key={day} className="mt-6">
      <h3 className="text-small font-semibold">{heading}</h3>
      <ol className="mt-2">
        {rows.map(({ time, at, title, place, words, wordsLanguage, note }, index) => (
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
                <p lang={wordsLanguage} translate="no">
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
