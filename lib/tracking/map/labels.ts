import { height, width } from './picture-size';

/** A box in the picture's units. */
interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Label {
  text: string;
  x: number;
  /** Of the baseline. */
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

/** Text size on a phone, where the picture is shown at half its size; wider screens show it smaller. */
export const fontSize = 26;
const longest = 22;
const margin = 10;

/** About how wide a text is at `fontSize`: Han characters are square, others a little over half as wide. */
function widthOf(text: string): number {
  const units = [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 1 : 0.58), 0);
  return units * fontSize;
}

interface Surroundings {
  /** What is marked, and must not be covered. */
  points: readonly { x: number; y: number }[];
  /** Where lines run, which had better not be covered. */
  lines: readonly (readonly [number, number])[];
}

/**
 * Where the names of points go, the most important first: beside, above or below, inside the picture, over no
 * other name and no marked point. A name that has no such place is left out: it is in the list beneath.
 */
export function placeLabels(
  named: readonly { x: number; y: number; text: string }[],
  { points, lines }: Surroundings,
): Label[] {
  const taken: Box[] = points.map(({ x, y }) => ({
    left: x - 11,
    top: y - 11,
    right: x + 11,
    bottom: y + 11,
  }));
  const labels: Label[] = [];
  for (const { x, y, text } of named) {
    const shown = [...text].length > longest ? `${[...text].slice(0, longest - 1).join('')}…` : text;
    if (shown === '' || labels.some((label) => label.text === shown)) continue;
    const places = placesAround(x, y, widthOf(shown)).filter(
      ({ box }) => isInside(box) && taken.every((other) => !overlaps(box, other)),
    );
    const free = places.find(({ box }) => !lines.some((point) => covers(box, point))) ?? places[0];
    if (!free) continue;
    taken.push(free.box);
    labels.push({ text: shown, x: Math.round(free.x), y: Math.round(free.y), anchor: free.anchor });
  }
  return labels;
}

function placesAround(x: number, y: number, wide: number) {
  const [gap, half, up] = [20, wide / 2, fontSize * 0.36];
  const at = (left: number, baseline: number) => ({
    left,
    right: left + wide,
    top: baseline - fontSize,
    bottom: baseline + fontSize * 0.3,
  });
  return [
    { anchor: 'start', x: x + gap, y: y + up, box: at(x + gap, y + up) },
    { anchor: 'end', x: x - gap, y: y + up, box: at(x - gap - wide, y + up) },
    { anchor: 'middle', x, y: y - gap, box: at(x - half, y - gap) },
    { anchor: 'middle', x, y: y + gap + fontSize * 0.8, box: at(x - half, y + gap + fontSize * 0.8) },
    { anchor: 'start', x: x + 12, y: y - 16, box: at(x + 12, y - 16) },
    { anchor: 'end', x: x - 12, y: y - 16, box: at(x - 12 - wide, y - 16) },
    { anchor: 'start', x: x + 12, y: y + 36, box: at(x + 12, y + 36) },
    { anchor: 'end', x: x - 12, y: y + 36, box: at(x - 12 - wide, y + 36) },
  ] as const;
}

function isInside({ left, top, right, bottom }: Box): boolean {
  return left >= margin && top >= margin && right <= width - margin && bottom <= height - margin;
}

function covers({ left, top, right, bottom }: Box, [x, y]: readonly [number, number]): boolean {
  return x > left && x < right && y > top && y < bottom;
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
