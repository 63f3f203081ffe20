import type { ReactNode } from 'react';

/** A part of a page under its heading; parts are told apart by white space and a hairline, not by boxes. */
export function Section({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="section">
      <h2 id={id} className="title">
        {title}
      </h2>
      {children}
    </section>
  );
}
