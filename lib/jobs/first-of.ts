/**
 * The first `limit` items by `placeOf`, the lowest first, without sorting all the others; null leaves an item
 * out, and `breakTie` orders equals.
 */
export function firstOf<T>(
  items: readonly T[],
  limit: number,
  placeOf: (item: T) => number | null,
  breakTie: (a: T, b: T) => number,
): T[] {
  const first: { item: T; place: number }[] = [];
  for (const item of items) {
    const place = placeOf(item);
    const last = first[limit - 1];
    if (place === null || (last !== undefined && place > last.place)) continue;
    let index = first.length;
    for (let other = first[index - 1]; other !== undefined && index > 0; other = first[index - 1]) {
      if (place > other.place || (place === other.place && breakTie(item, other.item) >= 0)) break;
      index -= 1;
    }
    first.splice(index, 0, { item, place });
    if (first.length > limit) first.pop();
  }
  return first.map(({ item }) => item);
}
