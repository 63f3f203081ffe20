import { solveAccent, surfaces } from '@/lib/branding/contrast';
import { coastOf } from './coast';
import { type Frame, frameOf, greatCircle, type Point, pointOf } from './frame';
import { fontSize, placeLabels } from './labels';
import type { Land } from './land';
import { type Pixel, pathData, simplified } from './path-data';
import { height, width } from './picture-size';
import type { RouteStop } from './stop';

interface Picture {
  /** The shop's accent, `#rrggbb`. */
  accent: string;
  /** BCP 47: which shapes its Han characters have. */
  language: string;
  /** What a stop is called in the picture. */
  nameOf: (stop: RouteStop) => string;
}

/** From side to side. A hop within a town is still somewhere. */
const stepsBackKm = [500, 1_000, 2_000, 4_000] as const;
const mostLabels = 5;

/**
 * A parcel's way as an SVG document of its own: land, the line so far, the line that is left (dashed), and its
 * places, those named that matter. Light and dark by what the reader's system wants. For stops of `routeStops`
 * (two or more on the line); every point of theirs is inside the picture.
 */
export function drawRoute(stops: readonly RouteStop[], land: Land, picture: Picture): string {
  const onLine = stops.filter((stop) => stop.isOnLine);
  const legs = onLine.slice(1).flatMap((to, index) => {
    const from = onLine[index];
    return from ? [{ line: greatCircle(from, to), isDone: from.isReached && to.isReached }] : [];
  });
  const { frame, coast } = viewOf([...onLine.map(pointOf), ...legs.flatMap(({ line }) => line)], land);
  const drawn = (isDone: boolean) =>
    legs
      .filter((leg) => leg.isDone === isDone)
      .map(({ line }) => simplified(line.map(projectedBy(frame)), 0.7));
  const marks = marksOf(onLine, frame);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" xml:lang="${picture.language}">` +
    `<style>${styleOf(picture.accent)}</style>` +
    `<rect class="s" width="${width}" height="${height}"/><path class="c" d="${coast}"/>` +
    pathElement('n', drawn(false)) +
    pathElement('r', drawn(true)) +
    marks.map(markElement).join('') +
    labelElements(marks, alongLines([...drawn(false), ...drawn(true)]), picture.nameOf) +
    '</svg>'
  );
}

/** Steps back from an inland route until some coast is in sight: white all over would be no map. */
function viewOf(points: readonly Point[], land: Land): { frame: Frame; coast: string } {
  for (const kmAcross of stepsBackKm) {
    const frame = frameOf(points, kmAcross);
    const { path, isMap } = coastOf(frame, land);
    if (isMap || kmAcross === stepsBackKm.at(-1)) return { frame, coast: path };
  }
  throw new RangeError('There is no distance to look from.');
}

function projectedBy({ projection }: Frame) {
  return (point: Point): [number, number] => projection(point) ?? [0, 0];
}

function pathElement(name: string, lines: readonly (readonly Pixel[])[]): string {
  const data = pathData(lines, false);
  return data && `<path class="${name}" d="${data}"/>`;
}

/** Points on the lines close enough to each other that no name slips between them. */
function alongLines(lines: readonly (readonly Pixel[])[]): Pixel[] {
  return lines.flatMap((line) =>
    line.slice(1).flatMap(([x, y], index) => {
      const [fromX, fromY] = line[index] ?? [x, y];
      const steps = Math.ceil(Math.hypot(x - fromX, y - fromY) / 12) || 1;
      return Array.from({ length: steps }, (_, step): Pixel => {
        const share = step / steps;
        return [fromX + (x - fromX) * share, fromY + (y - fromY) * share];
      });
    }),
  );
}

interface Mark {
  x: number;
  y: number;
  kind: 'stop' | 'start' | 'end' | 'here' | 'there';
  stop: RouteStop;
}

/** Each place once, as the most telling that it is; what matters most comes last, on top. */
function marksOf(stops: readonly RouteStop[], frame: Frame): Mark[] {
  const here = stops.findLast(({ isReached, role }) => isReached && role !== 'start');
  const marks = stops.map((stop): Mark => {
    const [x, y] = projectedBy(frame)(pointOf(stop)).map(Math.round);
    return { x: x ?? 0, y: y ?? 0, kind: kindOf(stop, stop === here), stop };
  });
  const order: Mark['kind'][] = ['stop', 'start', 'end', 'here', 'there'];
  const sorted = [...marks].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return sorted.filter(
    (mark, index) => !sorted.slice(index + 1).some(({ x, y }) => Math.hypot(x - mark.x, y - mark.y) < 8),
  );
}

function kindOf({ role, isReached }: RouteStop, isHere: boolean): Mark['kind'] {
  if (role === 'end') return isReached ? 'there' : 'end';
  if (isHere) return 'here';
  return role === 'start' ? 'start' : 'stop';
}

function markElement({ x, y, kind }: Mark): string {
  const circle = (name: string, radius: number) =>
    `<circle class="${name}" cx="${x}" cy="${y}" r="${radius}"/>`;
  switch (kind) {
    case 'stop':
      return circle('d', 6);
    case 'start':
      return circle('o', 8);
    case 'end':
      return circle('o e', 11) + circle('i', 4);
    case 'here':
      return circle('h', 20) + circle('d b', 11);
    case 'there':
      return `${circle('d b', 14)}<path class="k" d="M${x - 6} ${y}l4 5 8-9"/>`;
  }
}

/** Where it is now, where it goes, where it came from; then what was between, while there are few. */
function labelElements(marks: readonly Mark[], lines: readonly Pixel[], nameOf: Picture['nameOf']): string {
  const order: Mark['kind'][] = ['here', 'there', 'end', 'start', 'stop'];
  const named = order.flatMap((kind) => marks.filter((mark) => mark.kind === kind)).slice(0, mostLabels);
  const labels = placeLabels(
    named.map(({ x, y, stop }) => ({ x, y, text: nameOf(stop) })),
    { points: marks, lines },
  );
  return labels
    .map(({ x, y, text, anchor }) => {
      const at = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
      return `<text x="${x}" y="${y}"${at}>${escapeXml(text)}</text>`;
    })
    .join('');
}

/** Land and sea are the canvas and the tint of the brand, the lighter one the land: on both the brand's colour can be seen. */
function styleOf(accent: string): string {
  const colours = (scheme: 'light' | 'dark') => {
    const { canvas, ink, muted } = surfaces[scheme];
    const { fill, onFill, soft } = solveAccent(accent, scheme);
    return `svg{--c:${canvas};--i:${ink};--m:${muted};--f:${fill};--t:${onFill};--s:${scheme === 'light' ? soft : canvas};--l:${scheme === 'light' ? canvas : soft}}`;
  };
  return (
    `${colours('light')}@media(prefers-color-scheme:dark){${colours('dark')}}` +
    'path,circle{fill:none;stroke-linecap:round;stroke-linejoin:round}.s{fill:var(--s)}' +
    '.c{fill:var(--l);stroke:var(--m);stroke-opacity:.35;stroke-width:1.5}' +
    '.r,.n{stroke:var(--f);stroke-width:6}.n{stroke-width:5;stroke-dasharray:1 12}' +
    '.d{fill:var(--f);stroke:var(--c);stroke-width:3}.o{fill:var(--c);stroke:var(--f);stroke-width:5}.i{fill:var(--f)}' +
    '.h{fill:var(--f);fill-opacity:.25}.b{stroke-width:4}.k{stroke:var(--t);stroke-width:4}' +
    `text{font:600 ${fontSize}px system-ui,sans-serif;fill:var(--i);stroke:var(--c);stroke-width:6px;stroke-linejoin:round;paint-order:stroke}` +
    '@media(min-width:480px){text{font-size:17px;stroke-width:4px}.r{stroke-width:4}.n{stroke-width:3.5;stroke-dasharray:1 8}' +
    'circle,.k{transform:scale(.72);transform-box:fill-box;transform-origin:center}}'
  );
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** As text of an XML document: also without the control characters, lone surrogates and others that XML has no place for. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Noncharacter_Code_Point}]/gu, ' ')
    .replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}
