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

/**
 * Where the names of points go, the most important first: beside, above or below, inside the picture, over no
 * other name and no marked point. A name that has no such place is left out: it is in the list beneath.
 */
export function placeLabels(
  named: readonly { x: number; y: number; text: string }[],
  points: readonly { x: number; y: number }[],
  size: { width: number; height: number },
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
    const free = placesAround(x, y, widthOf(shown)).find(
      ({ box }) => isInside(box, size) && taken.every((other) => !overlaps(box, other)),
    );
    if (!free) continue;
    taken.push(free.box);
    labels.push({ text: shown, x: Math.round(free.x), y: Math.round(free.y), anchor: free.anchor });
  }
  return labels;
}

function placesAround(x: number, y: number, width: number) {
  const [gap, half, up] = [20, width / 2, fontSize * 0.36];
  const at = (left: number, baseline: number) => ({
    left,
    right: left + width,
    top: baseline - fontSize,
    bottom: baseline + fontSize * 0.3,
  });
  return [
    { anchor: 'start', x: x + gap, y: y + up, box: at(x + gap, y + up) },
    { anchor: 'end', x: x - gap, y: y + up, box: at(x - gap - width, y + up) },
    { anchor: 'middle', x, y: y - gap, box: at(x - half, y - gap) },
    { anchor: 'middle', x, y: y + gap + fontSize * 0.8, box: at(x - half, y + gap + fontSize * 0.8) },
    { anchor: 'start', x: x + 12, y: y - 16, box: at(x + 12, y - 16) },
    { anchor: 'end', x: x - 12, y: y - 16, box: at(x - 12 - width, y - 16) },
    { anchor: 'start', x: x + 12, y: y + 36, box: at(x + 12, y + 36) },
    { anchor: 'end', x: x - 12, y: y + 36, box: at(x - 12 - width, y + 36) },
  ] as const;
}

function isInside({ left, top, right, bottom }: Box, { width, height }: { width: number; height: number }) {
  return left >= margin && top >= margin && right <= width - margin && bottom <= height - margin;
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
