/** An ordered list of mere texts. */
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
