'use client';

/** An ordered list of mere texts. Drawn in the browser too, so that they are sent once (see `NavLinks`). */
export function TextList({ texts, className }: { texts: readonly string[]; className: string }) {
  return (
    <ol className={className}>
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a route may pass a place twice, and all are drawn anew
        <li key={index}>{text}</li>
      ))}
    </ol>
  );
}
