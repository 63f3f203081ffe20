import { Section } from '@/components/ui/section';
import type { ProofView } from '@/lib/forms/proof-state';

interface ProofDetailsProps {
  view: ProofView;
  texts: { recipient: string; noRecipient: string; delivery: string };
}

/** Whom and where to, who took it and when, and the carrier's pictures. */
export function ProofDetails({ view, texts }: ProofDetailsProps) {
  const { recipient, facts, pictures, note } = view;
  return (
    <>
      <Section id="recipient" title={texts.recipient}>
        {recipient ? (
          <address translate="no" className="mt-2 not-italic">
            {recipient.map((line) => (
              <span key={line} className="block wrap-anywhere">
                {line}
              </span>
            ))}
          </address>
        ) : (
          <p className="mt-2 text-muted">{texts.noRecipient}</p>
        )}
      </Section>
      <Section id="delivery" title={texts.delivery}>
        {facts.length > 0 && (
          <dl className="facts">
            {facts.map(({ term, value, lang }) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd className="wrap-anywhere" {...(lang && { lang })}>
                  {value}
                </dd>
              </div>
            ))}
          </dl>
        )}
        {pictures.map(({ src, title, alt }) => (
          <figure key={src} className="mt-6">
            <figcaption className="note">{title}</figcaption>
            {/* biome-ignore lint/performance/noImgElement: behind a cookie, and encoded by us already. */}
            <img src={src} alt={alt} className="proof-picture" />
          </figure>
        ))}
        {note && <p className="mt-4 max-w-prose text-muted">{note}</p>}
      </Section>
    </>
  );
}
