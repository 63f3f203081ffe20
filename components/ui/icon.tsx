/** What `app/icons.css` draws. */
export const iconNames = [
  'alert',
  'back',
  'box',
  'check',
  'chevron',
  'clock',
  'cross',
  'door',
  'external',
  'label',
  'offline',
  'pin',
  'question',
  'remove',
  'return',
  'store',
  'truck',
] as const;

export type IconName = (typeof iconNames)[number];

/** Decoration beside a word that says the same: hidden from assistive technology. */
export function Icon({ name }: { name: IconName }) {
  return <span aria-hidden="true" className={`icon icon-${name}`} />;
}
