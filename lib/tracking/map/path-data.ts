export type Pixel = readonly [number, number];

const zero: Pixel = [0, 0];

/** Lines and rings as one path in whole units, relative from point to point: half as long as absolute ones. */
export function pathData(lines: readonly (readonly Pixel[])[], isClosed: boolean): string {
  return lines
    .map((line) => {
      const [start, ...rest] = rounded(line);
      if (!start || rest.length === 0) return '';
      let [x, y] = start;
      let steps = '';
      for (const [nextX, nextY] of rest) {
        steps += `${steps && nextX - x >= 0 ? ' ' : ''}${nextX - x}${nextY - y >= 0 ? ' ' : ''}${nextY - y}`;
        [x, y] = [nextX, nextY];
      }
      return `M${start[0]} ${start[1]}l${steps}${isClosed ? 'z' : ''}`;
    })
    .join('');
}

function rounded(line: readonly Pixel[]): Pixel[] {
  const whole = line.map(([x, y]): Pixel => [Math.round(x), Math.round(y)]);
  return whole.filter(
    ([x, y], index) => index === 0 || x !== whole[index - 1]?.[0] || y !== whole[index - 1]?.[1],
  );
}

/** The line without the points that lie within `tolerance` of it (Douglas and Peucker). */
export function simplified(line: readonly Pixel[], tolerance: number): Pixel[] {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || line.length < 3) return [...line];
  const kept = new Set([0, line.length - 1]);
  const open: [number, number][] = [[0, line.length - 1]];
  for (let part = open.pop(); part; part = open.pop()) {
    const [from, to] = part;
    const farthest = farthestBetween(line, from, to);
    if (farthest.distance <= tolerance) continue;
    kept.add(farthest.index);
    open.push([from, farthest.index], [farthest.index, to]);
  }
  return line.filter((_, index) => kept.has(index));
}

function farthestBetween(line: readonly Pixel[], from: number, to: number) {
  const start = line[from] ?? zero;
  const end = line[to] ?? zero;
  const farthest = { index: -1, distance: -1 };
  for (let index = from + 1; index < to; index += 1) {
    const distance = distanceToSegment(line[index] ?? zero, start, end);
    if (distance > farthest.distance) Object.assign(farthest, { index, distance });
  }
  return farthest;
}

function distanceToSegment([x, y]: Pixel, [ax, ay]: Pixel, [bx, by]: Pixel): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** Twice the area that a ring encloses. */
export function doubleArea(ring: readonly Pixel[]): number {
  return Math.abs(
    ring.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
      return sum + x * nextY - nextX * y;
    }, 0),
  );
}
