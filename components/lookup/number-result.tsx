import { statusLooks } from '@/components/tracking/status-look';
import { Icon, type IconName } from '@/components/ui/icon';
import { Moment } from '@/components/ui/moment';
import { formatDate, formatTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { groupNumber } from '@/lib/numbers/group';
import type { NumberRow } from '@/lib/numbers/lookup-state';
import { fill, type LookupTexts } from './texts';

interface NumberResultProps {
  row: NumberRow;
  texts: LookupTexts;
  locale: Locale;
}

/** What became of one number. By number alone, nothing personal is known here or shown. */
export function NumberResult({ row, texts, locale }: NumberResultProps) {
  const { number, entered, carrier, outcome } = row;
  const official = outcome === 'check_failed' ? [] : [carrier, ...row.otherCarriers];
  const { icon, tone, title, text } = outcomeOf(row, texts);
  return (
    <li className={`${tone} grid gap-1 py-5`}>
      <p translate="no" className="text-lead font-semibold tabular-nums wrap-anywhere">
        {number ? groupNumber(number) : entered}
      </p>
      <p className="flex items-center gap-1.5 font-semibold text-tone">
        <Icon name={icon} />
        {title}
      </p>
      {text && <p>{text}</p>}
      {row.lastEventAt && (
        <p className="text-small text-muted">
          {carrier && `${carrier.name} · `}
          {texts.results.lastUpdate}{' '}
          <Moment iso={row.lastEventAt} locale={locale}>
            {`${formatDate(locale, row.lastEventAt)}, ${formatTime(locale, row.lastEventAt)} UTC`}
          </Moment>
        </p>
      )}
      {number && entered.replace(/[\s-]/g, '') !== number && (
        <p className="text-small text-muted wrap-anywhere">
          {fill(texts.results.entered, { text: entered })}
        </p>
      )}
      <p className="flex flex-wrap gap-x-6">
        {official.map(
          (one) =>
            one?.trackingUrl && (
              <a
                key={one.code}
                href={one.trackingUrl}
                rel="noopener noreferrer"
                referrerPolicy="no-referrer"
                className="link inline-flex min-h-11 items-center gap-1"
              >
                {fill(texts.results.official, { carrier: one.name })}
                <Icon name="external" className="size-4" />
              </a>
            ),
        )}
      </p>
    </li>
  );
}

interface Outcome {
  icon: IconName;
  tone: string;
  title: string;
  text: string | null;
}

function outcomeOf({ outcome, status, carrier, reason }: NumberRow, texts: LookupTexts): Outcome {
  const { results, reasons } = texts;
  const names = { carrier: carrier?.name ?? '' };
  switch (outcome) {
    case 'found': {
      const shown = status ?? 'unknown';
      return { ...statusLooks[shown], title: texts.status[shown] ?? shown, text: null };
    }
    case 'check_failed':
      return {
        icon: 'alert',
        tone: 'tone-warning',
        title: results.checkFailed,
        text: fill(reasons.check_failed ?? '', names),
      };
    case 'not_in_shop':
      return {
        icon: 'question',
        tone: 'tone-neutral',
        title: results.notInShop,
        text: carrier ? fill(results.notInShopBy, names) : results.notInShopUnknown,
      };
    case 'unreadable':
      return {
        icon: 'cross',
        tone: 'tone-neutral',
        title: results.unreadable,
        text: reasons[reason ?? 'BAD_FORMAT'] ?? reasons.BAD_FORMAT ?? null,
      };
  }
}
