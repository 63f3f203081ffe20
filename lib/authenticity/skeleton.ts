/**
 * Letters of other scripts that look like a Latin one, and figures that stand in for one. From Unicode's
 * confusables (UTS 39), cut down to what passes for a letter of a domain name.
 */
const lookAlikes: readonly (readonly [latin: string, others: string])[] = [
  ['a', 'аɑαａ4@'],
  ['b', 'ЬьƄв8'],
  ['c', 'сϲⅽ'],
  ['d', 'ԁɗđⅾ'],
  ['e', 'еєҽɛε3'],
  ['f', 'ſƒ'],
  ['g', 'ɡɢցğ9'],
  ['h', 'һհн'],
  ['i', ''],
  ['j', 'јʝ'],
  ['k', 'кκ'],
  ['l', 'iіıɩιӏⅼⅰ1|!ł'],
  ['m', 'мⅿ'],
  ['n', 'ոпηñ'],
  ['o', 'оοσօөøɵ0'],
  ['p', 'рρр'],
  ['q', 'ԛզ'],
  ['r', 'гɾʀ'],
  ['s', 'ѕꜱʂ5$'],
  ['t', 'тτŧ7'],
  ['u', 'υսцʋ'],
  ['v', 'ѵνⅴ'],
  ['w', 'ԝѡɯω'],
  ['x', 'хχⅹ×'],
  ['y', 'уүγʏ'],
  ['z', 'ᴢʐ2'],
];

const latinOf: ReadonlyMap<string, string> = new Map(
  lookAlikes.flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);

/** What a name looks like at a glance: two names with one skeleton are taken for each other. */
export function skeletonOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return [...plain]
    .map((character) => latinOf.get(character) ?? character)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

/** Latin letters beside those of a script that can pass for Latin, in one part of a name. */
export function hasMixedScripts(label: string): boolean {
  return (
    /\p{Script=Latin}/u.test(label) &&
    /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u.test(label)
  );
}

/** How many letters must be put in, left out, changed or swapped with the next; `limit + 1` when more. */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let [before, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const cost = one[row - 1] === other[column - 1] ? 0 : 1;
      const isSwap =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + cost,
        isSwap ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last, current];
  }
  return Math.min(last[other.length] ?? limit + 1, limit + 1);
}
