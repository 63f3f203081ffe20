import { useLocale, useTranslations } from 'next-intl';
import { type Fact, FactList } from '@/components/ui/fact-list';
import { Section } from '@/components/ui/section';
import { formatDate } from '@/lib/i18n/format';
import { formatDimensions, formatWeight, unitSystemOf } from '@/lib/i18n/measures';
import { formatPlace } from '@/lib/i18n/place';
import { textLanguage } from '@/lib/i18n/text-language';
import { dropPlaceOf } from '@/lib/tracking/drop-place';
import type { TrackingPageView } from '@/lib/tracking/view';
import { seenFrom } from './seen-from';

/** The rest of what is known: only the lines that have something to say. */
export function ParcelDetails({ view }: { view: TrackingPageView }) {
  const t = useTranslations('page');
  const facts = useFacts(view);
  if (facts.length === 0) return null;
  return (
    <Section id="details" title={t('details.title')}>
      <FactList facts={facts} />
    </Section>
  );
}

function useFacts(view: TrackingPageView): Fact[] {
  const t = useTranslations('page');
  const locale = useLocale();
  const { order, snapshot } = view;
  const { status, deliveredTo, service, weight, dimensions, origin, destination } = snapshot;
  // A phrase of the carrier's that we know: `LastPlace` says it in the reader's language.
  const isSaidAbove = status === 'delivered' && deliveredTo !== null && dropPlaceOf(deliveredTo) !== null;
  const units = unitSystemOf(destination?.country ?? null);
  const asWritten = (text: string | null) => ({
    value: text,
    ...(text && { language: textLanguage(text, view.carrier.textLanguage) }),
  });
  return [
    { term: t('delivered.left'), ...asWritten(isSaidAbove ? null : deliveredTo) },
    { term: t('details.order'), value: order?.number, isForCopying: true },
    { term: t('details.placed'), value: order && formatDate(locale, order.placedOn, seenFrom(view)) },
    { term: t('details.service'), ...asWritten(service) },
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
  ].flatMap(({ value, ...fact }) => (value ? [{ ...fact, value }] : []));
}
