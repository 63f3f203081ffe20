import { useLocale, useTranslations } from 'next-intl';
import { formatDate, formatDateRange, formatWeekday } from '@/lib/i18n/format';
import { type SummaryPart, summariseParcels } from '@/lib/tracking/order-summary';
import type { SplitOrder } from '@/lib/tracking/split-order';

/** "2 of 3 parcels arrived, 1 due Friday, 1 item not shipped yet"; null where the page says as much already. */
export function useOrderSummary(split: SplitOrder | null): string | null {
  const t = useTranslations('order');
  const partText = usePartText();
  if (!split) return null;
  const { parcels, rest, isRestUnshipped } = split;
  const unshipped = isRestUnshipped ? rest.reduce((sum, { quantity }) => sum + quantity, 0) : 0;
  if (parcels.length < 2 && unshipped === 0) return null;
  const parts = summariseParcels(parcels).map((part, index) =>
    partText(part, index === 0 ? parcels.length : null),
  );
  const line = parts.reduce((first, next) => t('and', { first, next }));
  return unshipped > 0 ? t('left', { parcels: line, count: unshipped }) : line;
}

/** One part. `total`: all parcels, which the first part names. */
function usePartText(): (part: SummaryPart, total: number | null) => string {
  const t = useTranslations('order');
  const locale = useLocale();
  return ({ kind, count, day }, total) => {
    const figures = { count, total: total ?? count };
    const who = t(total === null ? 'who.more' : count === total ? 'who.all' : 'who.some', figures);
    if (!day) return t(`part.${kind === 'due' ? 'onTheWay' : kind}`, { who });
    const options = day.seenFrom === null ? {} : { seenFrom: day.seenFrom };
    if (day.lastDate) {
      return t('part.dueBetween', { who, ...formatDateRange(locale, day.date, day.lastDate, options) });
    }
    const name = isWithinAWeek(day.date, day.seenFrom)
      ? formatWeekday(locale, day.date)
      : formatDate(locale, day.date, options);
    return t('part.due', { who, day: name.replaceAll(' ', '\u00a0') });
  };
}

/**
 * A weekday is said alone only where there is one of that name: from the day before, which is today where it is
 * still evening, to the fifth after.
 */
function isWithinAWeek(date: string, seenFrom: string | null): boolean {
  if (seenFrom === null) return false;
  const days = (Date.parse(date) - Date.parse(seenFrom)) / 86_400_000;
  return days >= -1 && days < 6;
}
