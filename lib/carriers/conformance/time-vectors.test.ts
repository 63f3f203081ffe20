import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { checkTimeVectors, faultsOf } from './test-time-vectors';

const run = promisify(execFile);
const script = fileURLToPath(new URL('./test-time-run.ts', import.meta.url));

describe('every way that carriers write a time', () => {
  test('keeps its calendar day to the page, and nothing without a zone is shifted', () => {
    const { checked, wrong } = checkTimeVectors();
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThan(1_000);
  });

  test.each(['UTC', 'Asia/Ho_Chi_Minh', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
    'wherever the server stands: %s',
    async (zone) => {
      const { stdout } = await run(process.execPath, ['--import', 'tsx', script], {
        env: { ...process.env, TZ: zone },
      });
      const here = zone === 'Asia/Ho_Chi_Minh' ? /^Asia\/(Ho_Chi_Minh|Saigon)$/ : new RegExp(`^${zone}$`);
      expect(JSON.parse(stdout)).toEqual({
        zone: expect.stringMatching(here),
        checked: checkTimeVectors().checked,
        wrong: [],
      });
    },
  );

  test.each([
    [
      'a day taken for an instant',
      { localTime: '2026-11-19T16:00:00', utcOffset: null, occurredAt: null },
      7,
    ],
    ['a local time stamped Z', { localTime: '2026-11-20', utcOffset: '+00:00', occurredAt: null }, 1],
    ['nothing', null, 1],
  ])('would be seen if it were read as %s', (_, actual, faults) => {
    const said = { date: '2026-11-20', time: null, offset: null };
    expect(faultsOf(said, actual)).toHaveLength(faults);
  });
});
