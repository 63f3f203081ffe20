/** Where a name is, and in which of its country's divisions. */
export interface Located {
  /** Degrees, two decimals. */
  latitude: number;
  longitude: number;
  /** GeoNames' code of the first division ("CA", "30"); empty where it has none. */
  division: string;
}

/**
 * 171,000 places in some 4 MB: no name is kept, only its hash (53 bits, so that two different names
 * meet once in millions of such tables). An object for each place would take twenty times as much.
 */
export class NameIndex {
  readonly #slots: Int32Array;
  readonly #hashes: Float64Array;
  readonly #degrees: Int16Array;
  readonly #divisions: Uint16Array;
  readonly #divisionCodes: string[] = [];
  readonly #divisionNumbers = new Map<string, number>();
  #count = 0;

  /** @param capacity how many places it can take */
  constructor(capacity: number) {
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(capacity * 1.5 + 1))).fill(-1);
    this.#hashes = new Float64Array(capacity);
    this.#degrees = new Int16Array(capacity * 2);
    this.#divisions = new Uint16Array(capacity);
  }

  get size(): number {
    return this.#count;
  }

  add(key: string, { latitude, longitude, division }: Located): void {
    const index = this.#count;
    if (index >= this.#hashes.length) throw new RangeError('The index is full.');
    this.#count += 1;
    const hash = hashOf(key);
    this.#hashes[index] = hash;
    this.#degrees[index * 2] = Math.round(latitude * stepsPerDegree);
    this.#degrees[index * 2 + 1] = Math.round(longitude * stepsPerDegree);
    this.#divisions[index] = this.#numberOf(division);
    let slot = hash % this.#slots.length;
    while (this.#slots[slot] !== -1) slot = (slot + 1) % this.#slots.length;
    this.#slots[slot] = index;
  }

  /** Every place of that key, in the order they were added. */
  find(key: string): Located[] {
    const hash = hashOf(key);
    const found: Located[] = [];
    for (let slot = hash % this.#slots.length; ; slot = (slot + 1) % this.#slots.length) {
      const index = this.#slots[slot] ?? -1;
      if (index === -1) return found;
      if (this.#hashes[index] === hash) found.push(this.#at(index));
    }
  }

  #at(index: number): Located {
    const degrees = (at: number) => Math.round(((this.#degrees[at] ?? 0) / stepsPerDegree) * 100) / 100;
    return {
      latitude: degrees(index * 2),
      longitude: degrees(index * 2 + 1),
      division: this.#divisionCodes[this.#divisions[index] ?? 0] ?? '',
    };
  }

  #numberOf(division: string): number {
    const known = this.#divisionNumbers.get(division);
    if (known !== undefined) return known;
    const number = this.#divisionCodes.push(division) - 1;
    this.#divisionNumbers.set(division, number);
    return number;
  }
}

/** 16 bits over ±180°: half a kilometre, finer than a town. */
const stepsPerDegree = 180;

/** cyrb53, a hash of 53 bits that is spread well and needs no 64-bit arithmetic. */
function hashOf(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
