import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sandbox } from '@/lib/carriers/sandbox/create-sandbox';
import { type DemoParcel, demoOrders } from './orders';

const dayMs = 24 * 60 * 60 * 1000;
const hourMs = 60 * 60 * 1000;

/** When each parcel's life began, ISO instants by tracking number: kept, so that a restart tells the same story. */
type Beginnings = Record<string, string>;

const fileIn = (dataDir: string) => join(dataDir, 'demo-parcels.json');

export async function readBeginnings(dataDir: string): Promise<Beginnings | null> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => null);
  return text === null ? null : JSON.parse(text);
}

export async function writeBeginnings(dataDir: string, beginnings: Beginnings): Promise<void> {
  await writeFile(fileIn(dataDir), JSON.stringify(beginnings, null, 2));
}

/** Chooses the beginnings so that every parcel has come exactly as far as the demo says by `now`. */
export function chooseBeginnings(sandbox: Sandbox, now: Date): Beginnings {
  return Object.fromEntries(
    livingParcels().map((parcel) => [parcel.trackingNumber, begin(sandbox, parcel, now)]),
  );
}

function begin(sandbox: Sandbox, parcel: LivingParcel, now: Date): string {
  // Far in the past all of it has happened: that shows how long each step takes.
  const { shownAt } = sandbox.parcels.upsert({
    ...spec(parcel),
    startedAt: new Date('2026-01-05T12:00:00Z'),
  });
  const first = shownAt[0]?.getTime() ?? 0;
  const last = shownAt[(parcel.event ?? shownAt.length) - 1]?.getTime() ?? first;
  if ('hours' in parcel.ago) {
    return new Date(now.getTime() - parcel.ago.hours * hourMs - (last - first)).toISOString();
  }
  // Whole days on from the recording, so that its times of day stay true.
  const recordedStart = sandbox.parcels.upsert({ ...spec(parcel), startsDaysAgo: 0 }).startedAt.getTime();
  const latestStart = now.getTime() - parcel.ago.days * dayMs - (last - first);
  return new Date(recordedStart - Math.ceil((recordedStart - latestStart) / dayMs) * dayMs).toISOString();
}

/** Puts the parcels into a sandbox that has just started. */
export function fillSandbox(sandbox: Sandbox, beginnings: Beginnings): void {
  for (const parcel of livingParcels()) {
    const startedAt = beginnings[parcel.trackingNumber];
    if (!startedAt) continue;
    const stopAt = parcel.event === null ? {} : { stopAt: parcel.event };
    sandbox.parcels.upsert({ ...spec(parcel), ...stopAt, startedAt: new Date(startedAt) });
  }
}

/** From now on the carrier of the "outage" parcel does not answer for it. Returns its number. */
export function breakOutageCarrier(sandbox: Sandbox): string[] {
  const parcels = livingParcels().filter(({ account }) => account === 'outage');
  for (const { carrier, trackingNumber } of parcels)
    sandbox.faults.add({ carrier, trackingNumber, mode: '503' });
  return parcels.map(({ trackingNumber }) => trackingNumber);
}

type LivingParcel = DemoParcel & { life: string };

function livingParcels(): LivingParcel[] {
  return demoOrders.flatMap(({ parcels }) =>
    parcels.flatMap((parcel) => (parcel.life === null ? [] : [{ ...parcel, life: parcel.life }])),
  );
}

function spec({ carrier, trackingNumber, life }: LivingParcel) {
  return { carrier, trackingNumber, life };
}
