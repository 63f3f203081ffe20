import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Section } from '@/components/ui/section';
import { formatDate } from '@/lib/i18n/format';
import { formatDimensions, formatWeight, unitSystemOf } from '@/lib/i18n/measures';
import { formatPlace } from '@/lib/i18n/place';
import { textLanguage } from '@/lib/i18n/text-language';
import type { TrackingPageView } from '@/lib/tracking/view';
import { seenFrom } from './seen-from';

/** The rest of what is known: only the lines that have something to say. */
export function ParcelDetails({ view }: { view: TrackingPageView }) {
  const t = useTranslations('page');
  const lines = useDetailLines(view);
  if (lines.length === 0) return null;
  return (
    <Section id="details" title={t('details.title')}>
      <dl className="facts">
        {lines.map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function useDetailLines(view: TrackingPageView): { term: string; value: ReactNode }[] {
  const t = useTranslations('page');
  const locale = useLocale();
  const { order, snapshot } = view;
  const { deliveredTo, service, weight, dimensions, origin, destination } = snapshot;
  const units = unitSystemOf(destination?.country ?? null);
  const asWritten = (text: string | null) =>
    text && <span lang={textLanguage(text, view.carrier.textLanguage)}>{text}</span>;
  return [
    { term: t('delivered.left'), value: asWritten(deliveredTo) },
    { term: t('details.order'), value: order && <span className="select-all">{order.number}</span> },
    { term: t('details.placed'), value: order && formatDate(locale, order.placedOn, seenFrom(view)) },
    { term: t('details.service'), value: asWritten(service) },
    {
      term: t('details.from'),
      value: formatPlace(locale, origin, destination?.country ?? null, view.carrier.textLanguage),
    },
    {
      term: t('details.to'),
      value: formatPlace(locale, destination, origin?.country ?? null, view.carrier.textLanguage),
    },
    { term: t('details.weight'), value: weight && formatWeight(locale, weight, units) },
    { term: t('details.dimensions'), value: dimensions && formatDimensions(locale, dimensions, units) },
  ].flatMap(({ term, value }) => (value ? [{ term, value }] : []));
}
