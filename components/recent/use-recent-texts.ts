import { useTranslations } from 'next-intl';
import { concerns } from '@/lib/tracking/concern';
import { statuses } from '@/lib/tracking/milestones';

/** Texts of the list as strings, for the browser; `{…}` are filled in there. */
export interface RecentTexts {
  title: string;
  name: string;
  seen: string;
  justNow: string;
  only: string;
  more: string;
  remove: string;
  forget: string;
  /** Words of a parcel's state by their keys. */
  states: Record<string, string>;
}

/** Collects them on the server. */
export function useRecentTexts(isOffline = false): RecentTexts {
  const t = useTranslations();
  const recent = useTranslations('recent');
  return {
    title: isOffline ? t('offline.kept') : recent('title'),
    name: recent('name', { carrier: '{carrier}', tail: '{tail}' }),
    seen: recent('seen', { status: '{status}', ago: '{ago}' }),
    justNow: t('time.justNow'),
    only: recent('only'),
    more: recent('more'),
    remove: recent('remove', { parcel: '{parcel}' }),
    forget: recent('forget'),
    states: Object.fromEntries([
      ...statuses.map((status) => [`status.${status}`, t(`status.${status}`)]),
      // A problem is called by its status.
      ...concerns.flatMap((one) => (one === 'problem' ? [] : [[`concern.${one}`, t(`concern.${one}`)]])),
    ]),
  };
}
