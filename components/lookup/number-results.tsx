import { Callout } from '@/components/ui/callout';
import type { Locale } from '@/lib/i18n/locales';
import type { NumberRow } from '@/lib/numbers/lookup-state';
import { NumberResult } from './number-result';
import { fill, type LookupTexts } from './texts';

interface NumberResultsProps {
  rows: readonly NumberRow[];
  overflow: number;
  texts: LookupTexts;
  locale: Locale;
}

/** A row for each number, in the order of entry, each with an outcome of its own. */
export function NumberResults({ rows, overflow, texts, locale }: NumberResultsProps) {
  return (
    <section aria-labelledby="results" className="section">
      <h2 id="results" tabIndex={-1} className="title outline-none">
        {texts.results.title}
      </h2>
      {overflow > 0 && (
        <div className="mt-4">
          <Callout icon="alert" tone="tone-warning">
            {fill(texts.results.overflow, { count: overflow })}
          </Callout>
        </div>
      )}
      <ul className="mt-2 divide-y divide-line">
        {rows.map((row) => (
          <NumberResult key={row.number ?? row.entered} row={row} texts={texts} locale={locale} />
        ))}
      </ul>
    </section>
  );
}
