import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import { carriers as adapters } from '@/lib/carriers';
import { type Locale, locales } from '@/lib/i18n/locales';
import { carrierView } from '@/lib/numbers/carrier-view';
import en from '@/messages/en.json';
import vi from '@/messages/vi.json';
import zh from '@/messages/zh.json';
import { adviceKindOf } from '../advice';
import { type Milestone, milestones, statusOf } from '../milestones';
import { standingEstimate } from '../standing-estimate';
import { type Answer, contactTriggers } from './answer';
import { answerOf } from './answer-of';
import { noticesOf } from './notices';
import { stageOf } from './stages';
import { parcelAt } from './test-parcels';

const messages: Record<Locale, typeof en> = { en, vi, zh };
const codes = [...adapters.map(({ code }) => code), 'other'];
const calendars = { US: 'US', VN: 'VN', CN: 'CN', none: null } as const;
const scanned = '2026-11-16';

/** Expected days by how old the news is when the page is opened; the parcel was scanned on the 16th, a Monday. */
const ages = { fresh: '2026-11-30', quieter: null, ask: null, overdue: '2026-11-16' } as const;
type Age = keyof typeof ages;

interface Cell {
  milestone: Milestone;
  carrier: string;
  age: Age;
  calendar: keyof typeof calendars;
}

const cells: Cell[] = milestones.flatMap((milestone) =>
  codes.flatMap((carrier) =>
    Object.keys(ages).flatMap((age) =>
      Object.keys(calendars).map((calendar) => ({ milestone, carrier, age, calendar }) as Cell),
    ),
  ),
);

function parcelOf({ milestone, age, calendar }: Cell) {
  const country = calendars[calendar];
  return parcelAt(milestone, `${scanned}T09:00:00`, {
    ...{ country, destination: country, estimate: ages[age] },
  });
}

/** Has the parcel come to the age that the cell is about? */
const isOfAge: Record<Age, (answer: Answer) => boolean> = {
  fresh: () => true,
  quieter: ({ quiet }) => quiet === 'quieter',
  ask: ({ quiet }) => quiet === 'ask_carrier',
  overdue: ({ isOverdue }) => isOverdue,
};

/** The answer at the first moment of that age; at rest, where the parcel never comes to it. */
function answerIn(cell: Cell): Answer {
  const parcel = { snapshot: parcelOf(cell), carrier: cell.carrier, shipDateStart: scanned };
  let now: Date | null = new Date(`${scanned}T20:00:00Z`);
  for (;;) {
    const timed = answerOf(parcel, now);
    now = timed.validUntil;
    if (isOfAge[cell.age](timed.answer) || now === null) return timed.answer;
  }
}

/** Where no day is given for the next news, why. */
function whyNoDay(milestone: Milestone, answer: Answer): string | null {
  const { turn, days } = stageOf(milestone, false);
  if (turn === 'nobody') return 'it is over';
  if (turn === 'shopper') return 'it waits for the shopper';
  if (days === null) return 'a claim has no day';
  if (answer.quiet !== 'normal') return 'it is silent';
  // Between the end of the last ordinary day in the east of a country and in its west.
  return answer.isOverdue || answer.nextBy === null ? 'any hour now' : null;
}

type Say = (key: string, values?: Record<string, string>) => string;

/** What is missing in a cell; empty when it says everything in every language. */
function gapsIn(cell: Cell, answer: Answer, say: Record<Locale, Say>): string[] {
  const { milestone, carrier } = cell;
  const snapshot = { milestone, answer };
  return locales.flatMap((locale) => {
    const names = { carrier: carrierView(carrier, '', locale).name, carrierCode: carrier, shop: 'Lá' };
    const t = (key: string, more: Record<string, string> = {}) => say[locale](key, { ...names, ...more });
    const isText = (text: string) => text.trim() !== '' && !text.includes('answers.') && !text.includes('{');
    const { news } = stageOf(milestone, false);
    const texts = {
      meaning: [t(`milestones.${milestone}.title`), t(`milestones.${milestone}.meaning`)],
      next: [
        t(`milestones.${milestone}.next`),
        ...(answer.nextBy ? [t(`answers.next.${news}`, { date: answer.nextBy })] : []),
      ],
      notices: noticesOf(snapshot, 'ok').flatMap((kind) =>
        ['title', 'body'].map((part) => t(`answers.notices.${kind}.${part}`)),
      ),
      steps: answer.steps.map((step) => t(`answers.steps.${step}`)),
      holidays: answer.holidays.map(({ name, date }) =>
        name === 'public_holiday' ? date : t(`answers.holidays.${name}`),
      ),
      contact: answer.trigger === null ? [] : [t('answers.contact')],
    };
    return Object.entries(texts)
      .filter(([, all]) => !all.every(isText))
      .map(([part]) => `${locale} ${part}`);
  });
}

/** One letter each: state of silence, overdue, contact, a day, and how many steps. */
function mark(milestone: Milestone, answer: Answer): string {
  const quiet = { normal: '·', quieter: 'q', ask_carrier: 'A' }[answer.quiet];
  const contact = { quiet: 'Q', overdue: 'O', lost_or_damaged: 'L', unclear: 'U', instructions: 'I' };
  const whom = answer.trigger ? contact[answer.trigger] : '-';
  const { turn } = stageOf(milestone, false);
  const whose = { nobody: 'x', shop: 's', carrier: 'c', shopper: 'b' }[turn];
  return `${quiet}${answer.isOverdue ? '!' : ' '}${whose}${whom}${answer.nextBy ? 'd' : ' '}${answer.steps.length}`;
}

function printMatrix(marks: ReadonlyMap<string, string>) {
  const columns = Object.keys(ages).flatMap((age) =>
    Object.keys(calendars).map((calendar) => [age, calendar] as const),
  );
  const lines = [
    'silence · normal, q quieter, A ask · ! overdue · turn c carrier, s shop, b buyer, x over',
    '· contact Q quiet, O overdue, L lost or damaged, U unclear, - none · d a day is given · number of steps',
    `${''.padEnd(34)}${columns.map(([age, calendar]) => `${age[0]}/${calendar}`.padEnd(8)).join('')}`,
  ];
  for (const milestone of milestones) {
    const rows = new Map<string, string[]>();
    for (const carrier of codes) {
      const cell = (age: string, calendar: string) =>
        marks.get([milestone, carrier, age, calendar].join()) ?? '?';
      const row = columns.map(([age, calendar]) => cell(age, calendar).padEnd(8)).join('');
      rows.set(row, [...(rows.get(row) ?? []), carrier]);
    }
    for (const [row, alike] of rows) lines.push(`${milestone.padEnd(34)}${row}${alike.join(' ')}`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

describe('milestone × carrier × age × calendar', () => {
  const say = Object.fromEntries(
    locales.map((locale) => {
      const onError = (error: Error) => {
        throw error;
      };
      return [locale, createTranslator({ locale, messages: messages[locale], onError }) as Say];
    }),
  ) as Record<Locale, Say>;

  test('each cell says in every language what it means, what comes next or why nobody can say, what to do, whom to ask', () => {
    const marks = new Map<string, string>();
    const empty: string[] = [];
    for (const cell of cells) {
      const { milestone, carrier, age, calendar } = cell;
      const name = [milestone, carrier, age, calendar].join();
      const answer = answerIn(cell);
      const gaps = gapsIn(cell, answer, say);
      if (answer.nextBy === null && whyNoDay(milestone, answer) === null)
        gaps.push('neither a day nor a reason');
      if (answer.trigger !== null && !contactTriggers.includes(answer.trigger))
        gaps.push('no contact decision');
      if (gaps.length > 0) empty.push(`${name}: ${gaps.join(', ')}`);
      marks.set(name, mark(milestone, answer));
    }
    printMatrix(marks);
    expect(empty).toEqual([]);
    expect(marks.size).toBe(milestones.length * codes.length * 16);
  });

  test('where the carrier or the shop is to be asked, a step or the status itself says so', () => {
    const silent = cells.filter((cell) => {
      const answer = answerIn(cell);
      const { milestone } = cell;
      if (answer.quiet !== 'ask_carrier' && !answer.isOverdue) return false;
      const asks = /^(contact|call)_/;
      return !answer.steps.some((step) => asks.test(step)) && adviceKindOf(milestone) === 'next';
    });
    expect(silent).toEqual([]);
  });

  test('after two months of silence every parcel that is still under way is somebody’s to ask', () => {
    const waiting = cells.filter(({ milestone, age }) => {
      const { turn, days } = stageOf(milestone, false);
      return age === 'ask' && days !== null && turn === 'carrier';
    });
    expect(waiting.length).toBeGreaterThan(500);
    const calm = waiting.filter((cell) => answerIn(cell).trigger === null);
    expect(calm).toEqual([]);
  });

  test('every stage at which news is expected comes to each age, on every calendar', () => {
    const ageless = cells.filter((cell) => {
      const { days } = stageOf(cell.milestone, false);
      // Where what happened has made the expected day an empty promise, it cannot be missed.
      const isMeant = cell.age !== 'overdue' || standingEstimate(parcelOf(cell)) !== null;
      return days !== null && isMeant && !isOfAge[cell.age](answerIn(cell));
    });
    expect(ageless.map((cell) => Object.values(cell).join())).toEqual([]);
  });

  test('what is over, and what waits for the shopper, is never silent, late or the carrier’s', () => {
    const over = cells.filter(({ milestone }) =>
      ['nobody', 'shopper'].includes(stageOf(milestone, false).turn),
    );
    const loud = over.filter((cell) => {
      const answer = answerIn(cell);
      return answer.quiet !== 'normal' || answer.isOverdue || answer.trigger !== null;
    });
    expect(loud).toEqual([]);
    expect(new Set(over.map(({ milestone }) => statusOf(milestone)))).toContain('delivered');
  });

  test('a hole is noticed', () => {
    const cell: Cell = { milestone: 'in_transit.moving', carrier: 'usps', age: 'ask', calendar: 'US' };
    const answer = { ...answerIn(cell), steps: ['answers.nowhere' as never] };
    const blind = { ...say, vi: () => '' };
    expect(gapsIn(cell, answerIn(cell), blind)).toContain('vi steps');
    expect(() => gapsIn(cell, answer, say)).toThrow();
  });
});
