export interface Fact {
  term: string;
  value: string;
  /** Of the value, where it is in somebody else's words. */
  language?: string;
  /** The value is something to copy: one click takes all of it. */
  isForCopying?: boolean;
}

/** Terms and what is known of each. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ term, value, language, isForCopying }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd lang={language}>{isForCopying ? <span className="select-all">{value}</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
