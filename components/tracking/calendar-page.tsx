import { useLocale, useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import { shopPath } from '@/lib/branding/paths';
import type { ShopView } from '@/lib/branding/theme';
import { isDayToCome } from '@/lib/tracking/calendar/parcel-event';
import type { TrackingPageView } from '@/lib/tracking/view';
import { CopyButton } from './copy-button';
import { SubPage } from './sub-page';
import { useHeadline } from './use-headline';

interface CalendarPageProps {
  shop: ShopView;
  base: string;
  view: TrackingPageView;
  /** Of the calendar itself, with its origin: for programs that subscribe. */
  url: string;
}

/** The parcel's day for the reader's own calendar: kept up to date by itself, or once as a file. */
export function CalendarPage({ shop, base, view, url }: CalendarPageProps) {
  const t = useTranslations('calendar');
  const locale = useLocale();
  const { title } = useHeadline(view, shop.name);
  const isKnown = isDayToCome(view);
  return (
    <SubPage
      shop={shop}
      base={base}
      token={view.token}
      name="calendar"
      title={t('title')}
      intro={isKnown ? t('intro', { day: title }) : t('unknown')}
    >
      <Section id="subscribe" title={t('subscribe.title')}>
        <p className="mt-2 max-w-prose">{t('subscribe.text')}</p>
        <p className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-3">
          <a href={url.replace(/^https?:/, 'webcal:')} className="button-primary">
            {t('subscribe.action')}
          </a>
          <CopyButton text={url} label={t('subscribe.copy')} done={t('subscribe.copied')} />
        </p>
        <p className="mt-3 max-w-prose note">{t('subscribe.private')}</p>
      </Section>
      {isKnown && (
        <Section id="download" title={t('download.title')}>
          <p className="mt-2 max-w-prose">{t('download.text')}</p>
          <p className="mt-3">
            <a
              href={shopPath(base, locale, `/p/${view.token}/calendar.ics`)}
              download="parcel.ics"
              className="link-row"
            >
              {t('download.action')}
            </a>
          </p>
        </Section>
      )}
    </SubPage>
  );
}
