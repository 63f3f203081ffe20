import { fill } from '@/components/lookup/texts';
import { Icon } from '@/components/ui/icon';
import type { Locale } from '@/lib/i18n/locales';
import { formatAgo } from '@/lib/i18n/relative-time';
import type { StoredParcel } from './stored-parcels';
import type { RecentTexts } from './use-recent-texts';

interface RecentParcelProps {
  parcel: StoredParcel;
  href: string;
  locale: Locale;
  texts: RecentTexts;
  onForget: () => void;
}

/** One line of the list. Drawn in the browser alone, so it may tell the age as of now. */
export function RecentParcel({ parcel, href, locale, texts, onForget }: RecentParcelProps) {
  const { carrier, tail, state, at } = parcel;
  const name = tail ? fill(texts.name, { carrier, tail }) : carrier;
  const ago = formatAgo(locale, new Date(at), new Date()) ?? texts.justNow;
  const status = texts.states[state];
  return (
    <li className="flex min-h-14 items-center gap-4">
      <a href={href} className="min-w-0 flex-1 py-1.5 wrap-anywhere">
        <span className="link">{name}</span>
        <span className="note block">{status ? fill(texts.seen, { status, ago }) : ago}</span>
      </a>
      <button
        type="button"
        onClick={onForget}
        aria-label={fill(texts.remove, { parcel: name })}
        className="text-muted hover:text-ink -mr-3 grid size-11 shrink-0 place-items-center"
      >
        <Icon name="remove" />
      </button>
    </li>
  );
}
