import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CopyButton } from '@/components/tracking/copy-button';
import { seenFrom } from '@/components/tracking/seen-from';
import { Section } from '@/components/ui/section';
import { formatDateRange, formatDateTime, formatDay } from '@/lib/i18n/format';
import { formatWeight, unitSystemOf } from '@/lib/i18n/measures';
import { formatPlace } from '@/lib/i18n/place';
import { textLanguage } from '@/lib/i18n/text-language';
import { groupNumber } from '@/lib/numbers/group';
import type { ContactTrigger } from '@/lib/tracking/answers/answer';
import { keyDatesOf } from '@/lib/tracking/key-dates';
import type { TimelineEntry, TrackingPageView } from '@/lib/tracking/view';

const questions = ['first', 'second', 'third'] as const;

/** What an agent asks for in the first minute, and what to ask back. */
export function CallKit({ view, trigger }: { view: TrackingPageView; trigger: ContactTrigger }) {
  const t = useTranslations('contactPage');
  const page = useTranslations('page');
  const lines = useKitLines(view);
  return (
    <Section id="kit" title={t('kit.title')}>
      <p className="note mt-3">{t('kit.say')}</p>
      <p translate="no" className="mt-1 text-title font-semibold tabular-nums wrap-anywhere">
        {groupNumber(view.trackingNumber)}
      </p>
      <div className="actions">
        <CopyButton text={view.trackingNumber} label={page('copy')} done={page('copied')} />
      </div>
      <dl className="facts">
        {lines.map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3 className="mt-6 font-semibold">{t('kit.ask')}</h3>
      <ul className="mt-1 list-disc pl-5 marker:text-muted">
        {questions.map((question) => (
          <li key={question} className="py-0.5">
            {t(`ask.${trigger}.${question}`)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function useKitLines(view: TrackingPageView): { term: string; value: ReactNode }[] {
  const t = useTranslations('contactPage.kit');
  const page = useTranslations('page');
  const locale = useLocale();
  const { order, snapshot, carrier } = view;
  const { service, weight, destination, origin } = snapshot;
  const { handedOver, lastScan, expected } = keyDatesOf(snapshot);
  const placeOf = (place: TimelineEntry['place'], from: TimelineEntry['place']) =>
    formatPlace(locale, place, from?.country ?? null, carrier.textLanguage);
  const scanned = (scan: TimelineEntry | null) =>
    scan && (
      <>
        {formatDateTime(locale, scan.localTime, seenFrom(view))}
        <span className="note block">{placeOf(scan.place, destination)}</span>
      </>
    );
  const range =
    expected?.lastDate && formatDateRange(locale, expected.date, expected.lastDate, seenFrom(view));
  const day = expected && formatDay(locale, expected.date, seenFrom(view));
  return [
    { term: t('handedOver'), value: scanned(handedOver) },
    { term: t('lastScan'), value: lastScan === handedOver ? null : scanned(lastScan) },
    { term: t('expected'), value: range ? t('range', range) : day },
    {
      term: page('details.service'),
      value: service && <span lang={textLanguage(service, carrier.textLanguage)}>{service}</span>,
    },
    {
      term: page('details.weight'),
      value: weight && formatWeight(locale, weight, unitSystemOf(destination?.country ?? null)),
    },
    { term: page('details.to'), value: placeOf(destination, origin) },
    { term: page('details.order'), value: order?.number },
  ].flatMap(({ term, value }) => (value ? [{ term, value }] : []));
}
