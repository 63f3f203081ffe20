import { statusLooks } from '@/components/tracking/status-look';
import { ExternalLink } from '@/components/ui/external-link';
import { Icon, type IconName } from '@/components/ui/icon';
import { Moment } from '@/components/ui/moment';
import { formatInstant } from '@/lib/i18n/format';
import { closeHan } from '@/lib/i18n/han';
import { formatAlternatives } from '@/lib/i18n/list';
import type { Locale } from '@/lib/i18n/locales';
import { groupNumber } from '@/lib/numbers/group';
import type { NumberCarrier, NumberRow } from '@/lib/numbers/lookup-state';
import { fill, type LookupTexts } from './texts';

interface NumberResultProps {
  row: NumberRow;
  texts: LookupTexts;
  locale: Locale;
}

/** What became of one number. By number alone, nothing personal is known here or shown. */
export function NumberResult({ row, texts, locale }: NumberResultProps) {
  const { number, entered, carrier, outcome } = row;
  const official = outcome === 'check_failed' ? [] : candidatesOf(row).filter(hasOwnPage);
  const { icon, tone, title, text } = outcomeOf(row, texts, locale);
  return (
    <li className={`${tone} grid gap-1 py-5`}>
      <p translate="no" className="parcel-number">
        {number ? groupNumber(number) : entered}
      </p>
      <p className="flex gap-1.5 font-semibold text-tone">
        <Icon name={icon} />
        {title}
      </p>
      {text && <p>{text}</p>}
      {row.lastEventAt && (
        <p className="note">
          {carrier && `${carrier.name} · `}
          {texts.results.lastUpdate}{' '}
          <Moment iso={row.lastEventAt} justNow={texts.results.justNow}>
            {formatInstant(locale, row.lastEventAt)}
          </Moment>
        </p>
      )}
      {number && entered.replace(/[\s-]/g, '') !== number && (
        <p className="note wrap-anywhere">{fill(texts.results.entered, { text: entered })}</p>
      )}
      {official.length > 0 && (
        <p className="flex flex-wrap gap-x-6">
          {official.map(({ code, name, officialUrl }) => (
            <ExternalLink key={code} href={officialUrl}>
              {named(texts.results.official, { carrier: name }, locale)}
            </ExternalLink>
          ))}
        </p>
      )}
    </li>
  );
}

/** Names may be Chinese. What was typed must not come through here. */
function named(text: string, names: Record<string, string>, locale: Locale): string {
  return locale === 'zh' ? closeHan(fill(text, names)) : fill(text, names);
}

interface Outcome {
  icon: IconName;
  tone: string;
  title: string;
  text: string | null;
}

/** Whose number it may be, the likeliest first. */
function candidatesOf({ carrier, otherCarriers }: NumberRow): NumberCarrier[] {
  return carrier ? [carrier, ...otherCarriers] : otherCarriers;
}

function hasOwnPage(carrier: NumberCarrier): carrier is NumberCarrier & { officialUrl: string } {
  return carrier.officialUrl !== null;
}

function outcomeOf(row: NumberRow, texts: LookupTexts, locale: Locale): Outcome {
  const { outcome, status, reason } = row;
  const { results, reasons } = texts;
  const names = candidatesOf(row).map(({ name }) => name);
  const [carrier = ''] = names;
  const guess = () => {
    if (names.length === 0) return results.notInShopUnknown;
    if (names.length === 1) return named(results.notInShopBy, { carrier }, locale);
    return named(results.notInShopByOneOf, { carriers: formatAlternatives(locale, names) }, locale);
  };
  switch (outcome) {
    case 'found': {
      const shown = status ?? 'unknown';
      return { ...statusLooks[shown], title: texts.status[shown] ?? shown, text: null };
    }
    case 'check_failed':
      return {
        icon: 'alert',
        tone: 'tone-warning',
        title: named(reasons.check_failed ?? '', { carrier }, locale),
        text: results.checkFailed,
      };
    case 'not_in_shop':
      return {
        icon: 'question',
        tone: 'tone-neutral',
        title: results.notInShop,
        text: guess(),
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
