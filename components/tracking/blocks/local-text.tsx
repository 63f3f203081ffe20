import type { ShownText } from './shown-block';

/** A merchant's text; where it is in English for want of another, marked as such for screen readers. */
export function LocalText({ text }: { text: ShownText }) {
  return typeof text === 'string' ? text : <span lang="en">{text.en}</span>;
}
