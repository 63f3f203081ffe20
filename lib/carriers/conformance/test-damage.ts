import fc from 'fast-check';

/** Damage to what a carrier sends: values that are lost, or of another kind than they should be. */

const gone = Symbol('gone');
export const hostileValue = fc.oneof(
  fc.constant(gone),
  fc.constantFrom<unknown>(null, '', 0, -1, true, 'false', [], {}, [null], [[]], '__proto__', 'constructor'),
  fc.constantFrom(
    '2026-13-45T99:99:99',
    '0000-00-00',
    '20261020',
    '-99:99',
    '\u0000',
    '\u202e',
    '<b>',
    '&#0;',
  ),
  fc.string({ unit: 'binary' }),
  fc.jsonValue(),
);

/** Replaces or deletes the `at`-th value of a JSON tree, counted round. */
export function mutate(root: unknown, at: number, edit: unknown): unknown {
  const slots: { holder: Record<string, unknown>; key: string }[] = [];
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    const holder = value as Record<string, unknown>;
    for (const key of Object.keys(holder)) {
      slots.push({ holder, key });
      visit(holder[key]);
    }
  };
  const boxed = { root };
  visit(boxed);
  const slot = slots[at % slots.length];
  if (!slot) return root;
  if (edit === gone) delete slot.holder[slot.key];
  // A copy: the same value may be put in twice, and into itself.
  else slot.holder[slot.key] = structuredClone(edit);
  return boxed.root;
}

/** Every list of a JSON tree, told over and over until it has so many entries; the outermost that are long enough. */
export function repeatLists(value: unknown, length: number): unknown {
  if (Array.isArray(value)) {
    const isEvents = value.length > 2;
    if (!isEvents) return value.map((entry) => repeatLists(entry, length));
    return Array.from({ length }, (_, index) => value[index % value.length]);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, repeatLists(entry, length)]));
}
