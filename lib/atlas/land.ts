import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { z } from 'zod';
import { type Land, type Landmass, landmassesOf } from '@/lib/tracking/map/land';
import { readPackageFile } from './gazetteer';

const topology = z.custom<Topology<{ land: GeometryCollection }>>(
  (value) =>
    z.object({ type: z.literal('Topology'), objects: z.object({ land: z.object({}) }) }).safeParse(value)
      .success,
);

let loading: Promise<Land> | undefined;

/** The coasts of the world: Natural Earth, from the package `world-atlas`. Land only, no borders. Read once. */
export function getLand(): Promise<Land> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Land> {
  const [fine, coarse] = await Promise.all(['50m', '110m'].map(readLand));
  return { fine: fine ?? [], coarse: coarse ?? [] };
}

async function readLand(scale: string): Promise<readonly Landmass[]> {
  const file = await readPackageFile(`world-atlas/land-${scale}.json`);
  const atlas = topology.parse(JSON.parse(file.toString('utf8')));
  return landmassesOf(feature(atlas, atlas.objects.land));
}
