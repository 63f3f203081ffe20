import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isNotice, milestones, notices, statusOf } from './milestones';
import { meaningOfSubtag, meaningOfTag, subtagsWithoutMeaning } from './subtags';

const mapFile = fileURLToPath(
  new URL('../../../shared/carriers/data/status-maps/aftership-subtags.json', import.meta.url),
);
const hasMap = existsSync(mapFile);
if (!hasMap) process.stderr.write('AfterShip: the list of subtags is not found, its test is skipped\n');

/** Subtags that belong to another status with us than their tag says, and why. */
const otherStatus: Readonly<Record<string, string>> = {
  Exception_010: 'returning', // A status of its own.
  Exception_011: 'returned',
  Exception_020: 'cancelled',
};

const statusOfTag: Readonly<Record<string, string>> = {
  Pending: 'pending',
  InfoReceived: 'label_created',
  InTransit: 'in_transit',
  OutForDelivery: 'out_for_delivery',
  AttemptFail: 'attempt_failed',
  AvailableForPickup: 'available_for_pickup',
  Delivered: 'delivered',
  Exception: 'exception',
};

describe("AfterShip's subtags", () => {
  test('each has one of our meanings, in the status of its tag', () => {
    const known: readonly string[] = [...milestones, ...notices];
    for (const [subtag, meaning] of Object.entries(meaningOfSubtag)) {
      expect(known).toContain(meaning);
      if (isNotice(meaning)) continue;
      const tag = subtag.slice(0, subtag.indexOf('_'));
      expect(`${subtag} ${statusOf(meaning)}`).toBe(`${subtag} ${otherStatus[subtag] ?? statusOfTag[tag]}`);
    }
    for (const meaning of Object.values(meaningOfTag)) expect(known).toContain(meaning);
  });

  test.skipIf(!hasMap)('each one published is mapped, or listed as one whose meaning is not', () => {
    const { items }: { items: { subtag: string; tag: string }[] } = JSON.parse(readFileSync(mapFile, 'utf8'));
    const subtags = items.flatMap(({ subtag }) =>
      subtag === 'Pending_002..006' ? [2, 3, 4, 5, 6].map((n) => `Pending_00${n}`) : [subtag],
    );
    expect(subtags.length).toBeGreaterThan(45);
    const handled = new Set([...Object.keys(meaningOfSubtag), ...subtagsWithoutMeaning]);
    expect(subtags.filter((subtag) => !handled.has(subtag))).toEqual([]);
    for (const { tag } of items) expect(Object.keys(meaningOfTag)).toContain(tag);
  });

  test('none is both mapped and listed as without a meaning', () => {
    expect(subtagsWithoutMeaning.filter((subtag) => subtag in meaningOfSubtag)).toEqual([]);
  });
});
