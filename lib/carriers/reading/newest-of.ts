/** Of several parcels under one number, which carriers use again, the one with the latest stamp; the first of equals. */
export function newestOf<Item>(items: readonly Item[], stampOf: (item: Item) => string): Item | null {
  let newest: { item: Item; stamp: string } | null = null;
  for (const item of items) {
    const stamp = stampOf(item);
    if (newest === null || stamp > newest.stamp) newest = { item, stamp };
  }
  return newest?.item ?? null;
}
