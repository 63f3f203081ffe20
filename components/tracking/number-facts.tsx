'use client';

import { ExternalLink } from '@/components/ui/external-link';
import { CopyButton } from './copy-button';

interface NumberFactsProps {
  title: string;
  /** As people read it, in groups. */
  grouped: string;
  number: string;
  copy: string;
  copied: string;
  /** The carrier's own page, with the number where it takes one. */
  official?: { url: string; text: string };
}

/** Draws a tracking number and what one does with it; in the browser too, so that it is sent once (see `NavLinks`). */
export function NumberFacts({ title, grouped, number, copy, copied, official }: NumberFactsProps) {
  return (
    <section aria-labelledby="number" className="section">
      <h2 id="number" className="note">
        {title}
      </h2>
      <p translate="no" className="parcel-number mt-1">
        {grouped}
      </p>
      <div className="actions">
        <CopyButton text={number} label={copy} done={copied} />
        {official && <ExternalLink href={official.url}>{official.text}</ExternalLink>}
      </div>
    </section>
  );
}
