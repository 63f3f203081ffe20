import { fill } from '@/components/lookup/texts';
import { Callout } from '@/components/ui/callout';
import type { MessageReport } from '@/lib/authenticity/report';
import { closeHan } from '@/lib/i18n/han';
import type { Locale } from '@/lib/i18n/locales';
import type { CheckTexts } from './check-texts';
import { FoundThing } from './found-thing';
import { looks } from './verdict-look';

interface CheckReportProps {
  report: MessageReport;
  texts: CheckTexts;
  locale: Locale;
}

/** The one answer in large type, then what it rests on. */
export function CheckReport({ report, texts, locale }: CheckReportProps) {
  const { verdict, owner, findings, signs, isCut } = report;
  const { icon, tone } = looks[verdict];
  const isSeveral = verdict === 'official' && owner === null;
  const filled = fill(isSeveral ? texts.officialSeveral : texts.verdict[verdict].title, {
    owner: owner ?? '',
  });
  return (
    <section aria-labelledby="verdict" className="section">
      <Callout icon={icon} tone={tone}>
        <h2 id="verdict" tabIndex={-1} className="title -mt-1 outline-none">
          {locale === 'zh' ? closeHan(filled) : filled}
        </h2>
        <p className="mt-1">{texts.verdict[verdict].text}</p>
      </Callout>
      {signs.length > 0 && (
        <>
          <h3 className="mt-8 font-semibold">{texts.signs}</h3>
          <ul className="mt-1 list-disc pl-5 marker:text-muted">
            {signs.map((sign) => (
              <li key={sign} className="py-0.5">
                {texts.sign[sign]}
              </li>
            ))}
          </ul>
        </>
      )}
      {findings.length > 0 && (
        <>
          <h3 className="mt-8 font-semibold">{texts.found}</h3>
          {findings.some(({ kind }) => kind === 'link') && <p className="note">{texts.foundHint}</p>}
          <ul className="divide-y divide-line">
            {findings.map((finding) => (
              <FoundThing
                key={`${finding.kind}${finding.address.before}${finding.address.domain}${finding.address.after}${finding.written}`}
                finding={finding}
                texts={texts}
                locale={locale}
              />
            ))}
          </ul>
        </>
      )}
      {isCut && <p className="note mt-4">{texts.cut}</p>}
    </section>
  );
}
