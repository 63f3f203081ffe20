import { useLocale, useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import { shopPath } from '@/lib/branding/paths';
import { isSentInVain } from '@/lib/tracking/order-items';
import type { OrderParcel } from '@/lib/tracking/split-order';
import type { TrackingPageView } from '@/lib/tracking/view';
import { ItemList } from './item-list';
import { StatusChip } from './status-chip';
import { useOrderSummary } from './use-order-summary';
import { useParcelDay } from './use-parcel-day';

/** An order that is more than this parcel: in one line, then item by item where everything is. */
export function YourOrder({ view, base }: { view: TrackingPageView; base: string }) {
  const t = useTranslations('order');
  const locale = useLocale();
  const summary = useOrderSummary(view.split);
  const { split, token } = view;
  if (!split) return null;
  return (
    <Section id="order" title={t('title')}>
      {summary && <p className="mt-2 text-lead">{summary}</p>}
      <ul className="order-parcels">
        {split.parcels.map((parcel, index) => (
          <li key={parcel.token}>
            <div>
              <h3>
                {parcel.token === token ? (
                  <span aria-current="page">
                    {t('parcel', { index: index + 1 })} <span className="note">· {t('current')}</span>
                  </span>
                ) : (
                  <a href={shopPath(base, locale, `/p/${parcel.token}`)} className="link-row">
                    {t('parcel', { index: index + 1 })}
                  </a>
                )}
              </h3>
              <StatusChip milestone={parcel.milestone} />
            </div>
            <Contents parcel={parcel} />
          </li>
        ))}
        {split.rest.length > 0 && (
          <li>
            <h3>{t(split.isRestUnshipped ? 'notShipped' : 'unlisted')}</h3>
            <ItemList items={split.rest} />
          </li>
        )}
      </ul>
    </Section>
  );
}

function Contents({ parcel: { milestone, day, items, surplus } }: { parcel: OrderParcel }) {
  const t = useTranslations('order');
  const dayText = useParcelDay();
  return (
    <>
      {day && <p className="note">{dayText(day)}</p>}
      <ItemList items={items} />
      {surplus.length > 0 && (
        <div className="text-muted">
          <p className="note mt-3">{t(isSentInVain(milestone) ? 'again' : 'beyond')}</p>
          <ItemList items={surplus} />
        </div>
      )}
    </>
  );
}
