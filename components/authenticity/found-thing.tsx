import { fill } from '@/components/lookup/texts';
import { Icon } from '@/components/ui/icon';
import type { Finding } from '@/lib/authenticity/report';
import { closeHan } from '@/lib/i18n/han';
import type { Locale } from '@/lib/i18n/locales';
import type { CheckTexts } from './check-texts';
import { looks } from './verdict-look';

/** One thing that was found, and why it is judged so. Its address is text: nothing pasted ever becomes a link. */
export function FoundThing({
  finding,
  texts,
  locale,
}: {
  finding: Finding;
  texts: CheckTexts;
  locale: Locale;
}) {
  const { kind, verdict, address, written, reasons } = finding;
  const { icon, tone } = looks[verdict];
  const said = (text: string, values: Record<string, string>) =>
    locale === 'zh' ? closeHan(fill(text, values)) : fill(text, values);
  return (
    <li className="py-5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className={`chip ${tone}`}>
          <Icon name={icon} />
          {texts.mark[verdict]}
        </span>
        <span className="note">{texts.kind[kind]}</span>
      </p>
      <p className="mt-3 text-muted wrap-anywhere">
        <bdi dir="ltr" translate="no">
          {address.before}
          <strong className="font-semibold text-ink">{address.domain}</strong>
          {address.after}
        </bdi>
      </p>
      {written !== null && (
        <p className="note mt-1 wrap-anywhere">{said(texts.written, { value: written })}</p>
      )}
      <ul className="mt-2 grid gap-1">
        {reasons.map(({ code, owner = '', value = '' }) => (
          <li key={`${code}${value}`} className="wrap-anywhere">
            {said(texts.reason[code], { owner, value })}
          </li>
        ))}
      </ul>
    </li>
  );
}
