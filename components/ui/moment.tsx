interface MomentProps {
  iso: string;
  /** What an age of less than a minute is called. */
  justNow: string;
  /** The instant in words, in UTC. */
  children: string;
}

/** An instant of ours ("last checked"): in UTC on the cached page, an age in the browser. */
export function Moment({ iso, justNow, children }: MomentProps) {
  return (
    <time-ago just-now={justNow} key={iso}>
      <time dateTime={iso}>{children}</time>
    </time-ago>
  );
}
