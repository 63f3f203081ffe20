/** Random numbers that are the same at every run: one stream per seed. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  /** Roughly normal, cut at three deviations. */
  around(mean: number, deviation: number): number;
}

/** Mulberry32: small, fast, and good enough for choosing when parcels move. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + (most - least) * next();
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    around: (mean, deviation) => mean + deviation * (between(-1, 1) + between(-1, 1) + between(-1, 1)),
  };
}
