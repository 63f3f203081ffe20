import { concernOf } from '@/lib/tracking/concern';
import { type Milestone, type Status, statusOf } from '@/lib/tracking/milestones';

/**
 * Marks that tell a parcel's state on the icon of a tab, some ten pixels wide. Each differs from the others in shape
 * and sign, not in colour alone; the white edge keeps them apart from the icon and from light and dark tabs.
 */
const shapes = {
  circle: '<circle r="18"/>',
  square: '<rect x="-17" y="-17" width="34" height="34" rx="5"/>',
  triangle: '<path d="M0-17 18 15H-18Z"/>',
  octagon: '<path d="M-8-18H8L18-8V8L8 18H-8L-18 8V-8Z"/>',
  arrow: '<path d="M-14-18 18 0-14 18Z"/>',
} as const;

const signs = {
  none: '',
  check: '<path d="m-8 1 6 6L9-6"/>',
  cross: '<path d="m-6-6 12 12m0-12L-6 6"/>',
  exclaim: '<path d="M0-9V2m0 8v.1"/>',
  warning: '<path d="M0-6V3m0 7v.1"/>',
  question: '<path d="M-5-5a5 5 0 1 1 7 5q-2 1-2 3m0 6v.1"/>',
  dots: '<path d="M-8 0v.1M0 0v.1M8 0v.1"/>',
  hands: '<path d="M0-9V0l6 4"/>',
  back: '<path d="M9 0H-8m7-7-7 7 7 7"/>',
  ring: '<circle r="6"/>',
  door: '<path d="M0-6V6"/>',
} as const;

const colors = {
  info: '#1b58c4',
  success: '#0c6e3d',
  warning: '#b45f00',
  danger: '#b3261e',
  neutral: '#565d6b',
} as const;

type Mark = readonly [shape: keyof typeof shapes, color: keyof typeof colors, sign: keyof typeof signs];

const byStatus: Record<Status, Mark> = {
  unknown: ['circle', 'neutral', 'question'],
  pending: ['circle', 'neutral', 'ring'],
  label_created: ['square', 'neutral', 'dots'],
  in_transit: ['circle', 'info', 'dots'],
  out_for_delivery: ['arrow', 'info', 'none'],
  attempt_failed: ['triangle', 'warning', 'warning'],
  available_for_pickup: ['square', 'warning', 'door'],
  delivered: ['circle', 'success', 'check'],
  exception: ['octagon', 'danger', 'exclaim'],
  returning: ['circle', 'warning', 'back'],
  returned: ['square', 'neutral', 'back'],
  cancelled: ['circle', 'neutral', 'cross'],
};

const marks = {
  ...byStatus,
  action: ['triangle', 'warning', 'warning'],
  delay: ['circle', 'warning', 'hands'],
  hold: ['circle', 'warning', 'hands'],
  check: ['square', 'neutral', 'hands'],
} as const satisfies Record<string, Mark>;

export type MarkName = keyof typeof marks;

export function isMarkName(name: string): name is MarkName {
  return Object.hasOwn(marks, name);
}

/** The mark of a parcel's state: that of the word on its chip. */
export function markOf(milestone: Milestone): MarkName {
  const concern = concernOf(milestone);
  return concern && concern !== 'problem' ? concern : statusOf(milestone);
}

/** A mark as SVG, 64 by 64, in the lower right corner. */
export function markSvg(name: MarkName): string {
  const [shape, color, sign] = marks[name];
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">' +
    '<g transform="translate(43 43)" stroke-linejoin="round" stroke-linecap="round">' +
    `<g fill="#fff" stroke="#fff" stroke-width="10">${shapes[shape]}</g>` +
    `<g fill="${colors[color]}" stroke="${colors[color]}" stroke-width="3">${shapes[shape]}</g>` +
    `<g fill="none" stroke="#fff" stroke-width="6">${signs[sign]}</g></g></svg>`
  );
}
