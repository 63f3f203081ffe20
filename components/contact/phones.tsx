import { useLocale, useTranslations } from 'next-intl';
import { useParcelTexts } from '@/components/tracking/use-parcel-texts';
import { formatDate } from '@/lib/i18n/format';
import type { CarrierContact } from '@/lib/tracking/carrier-contact';
import type { TrackingPageView } from '@/lib/tracking/view';
import { HoursText } from './hours-text';
import { OpeningNow } from './opening-now';

interface PhonesProps {
  view: Pick<TrackingPageView, 'carrier'>;
  shop: string;
  phones: readonly CarrierContact[];
  /** Somebody else is to be asked first. */
  isSecond: boolean;
}

/** Numbers to call, the one for this reader first; what numbers have in common is said once below them. */
export function Phones({ view, shop, phones, isSecond }: PhonesProps) {
  const t = useTranslations('contact.purpose');
  return (
    <div className="mt-4 grid gap-6">
      {groupsOf(phones).map((group) => (
        <div key={group[0].value} className="grid gap-4">
          {group.map(({ value, href, purpose }) => (
            <p key={value}>
              <span className="block">{t(purpose)}</span>
              <a href={href} translate="no" className={lookOf(!isSecond && value === phones[0]?.value)}>
                {value}
              </a>
            </p>
          ))}
          <WhenAndWhence view={view} shop={shop} contact={group[0]} />
        </div>
      ))}
    </div>
  );
}

/** One primary action: the number that this reader should call. Paper prints no filled buttons. */
function lookOf(isFirst: boolean): string {
  return `${isFirst ? 'button-primary' : 'button-secondary'} mt-1 tabular-nums print:mt-0 print:min-h-0 print:border-0 print:bg-transparent print:p-0 print:text-ink`;
}

type Group = [CarrierContact, ...CarrierContact[]];

/** Neighbours with the same hours, of which we know from the same place. */
function groupsOf(phones: readonly CarrierContact[]): Group[] {
  const sameness = ({ hours, timeZone, sourceHost, checkedOn }: CarrierContact) =>
    JSON.stringify([hours, timeZone, sourceHost, checkedOn]);
  return phones.reduce<Group[]>((groups, phone) => {
    const last = groups.at(-1);
    if (last && sameness(last[0]) === sameness(phone)) last.push(phone);
    else groups.push([phone]);
    return groups;
  }, []);
}

function WhenAndWhence({
  view,
  shop,
  contact,
}: Omit<PhonesProps, 'phones' | 'isSecond'> & { contact: CarrierContact }) {
  const t = useTranslations('contactPage.hours');
  const locale = useLocale();
  const open = { time: '{time}', weekday: '{weekday}', count: '{count}' };
  const { hours, timeZone } = contact;
  return (
    <div className="grid gap-1">
      {hours.length > 0 && (
        <OpeningNow
          hours={hours}
          timeZone={timeZone}
          locale={locale}
          texts={{
            always: t('always'),
            openUntil: t('openUntil', open),
            opensToday: t('opensToday', open),
            opensTomorrow: t('opensTomorrow', open),
            opensOn: t('opensOn', open),
            opensInHours: t('opensInHours', open),
            opensInMinutes: t('opensInMinutes', open),
          }}
        />
      )}
      <HoursText hours={hours} timeZone={timeZone} />
      <Source view={view} shop={shop} contact={contact} />
    </div>
  );
}

/** Facts about carriers go stale: where each is from, and when it was looked at. */
export function Source({
  view,
  shop,
  contact,
}: Omit<PhonesProps, 'phones' | 'isSecond'> & { contact: CarrierContact }) {
  const t = useTranslations('contactPage');
  const say = useParcelTexts(view, shop);
  const locale = useLocale();
  const { sourceHost, checkedOn } = contact;
  // With its year: no day of today's stands beside it.
  const date = formatDate(locale, checkedOn, { seenFrom: '0000' });
  const source = sourceHost ? t('source', { source: sourceHost }) : say('contactPage.unconfirmed');
  return <p className="note">{[source, t('checked', { date })].join(locale === 'zh' ? '' : ' ')}</p>;
}
