import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type Props<Names extends string, Optional extends string = never> = DetailedHTMLProps<
  HTMLAttributes<HTMLElement>,
  HTMLElement
> &
  Record<Names, string> &
  Partial<Record<Optional, string>>;

/** What `define-elements.ts` gives a meaning to: each is described at its class. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'copy-text': Props<'text' | 'done'>;
      'live-parcel': Props<'path' | 'version' | 'updated'> & { resting?: boolean };
      'local-time': Props<'template'>;
      'near-day': Props<'day', 'today' | 'tomorrow' | 'yesterday'>;
      'offline-note': Props<'no-connection' | 'no-answer' | 'as-of' | 'just-now' | 'retry'>;
      'remember-parcel': Props<'base' | 'token' | 'carrier' | 'tail' | 'state'>;
      'time-ago': Props<'just-now'>;
    }
  }
}
