import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { detect } from './detect';
import { allFormats } from './formats';
import { normaliseNumber } from './normalise';
import { parseInput } from './parse-input';

const folder = fileURLToPath(new URL('../../../shared/carriers/data/numbers/', import.meta.url));
const isPresent = existsSync(`${folder}examples.json`);
if (!isPresent) process.stdout.write(`skipped: no reference numbers at ${folder}\n`);

const lists = z.object({ valid: z.array(z.string()).default([]), invalid: z.array(z.string()).default([]) });
const examplesShape = z.object({ numbers: z.record(z.string(), lists) });
const extraShape = z.object({
  items: z.array(lists.extend({ id: z.string(), courier: z.string(), checksum: z.string().nullable() })),
});

const read = (path: string): unknown => JSON.parse(readFileSync(folder + path, 'utf8'));
const examples = isPresent ? Object.entries(examplesShape.parse(read('examples.json')).numbers) : [];
const extra = isPresent
  ? readdirSync(`${folder}extra`).flatMap((file) => extraShape.parse(read(`extra/${file}`)).items)
  : [];

/** Numbers that fit two carriers equally: the reference's comes second, and the first has a right check digit. */
function expectNamed(raw: string, carrier: string) {
  const candidates = detect(normaliseNumber(raw), allFormats);
  const rank = candidates.findIndex((candidate) => candidate.carrier === carrier);
  const isFirst = rank === 0;
  const isBehindRightCheckDigits =
    rank > 0 && candidates.slice(0, rank).every(({ verdict }) => verdict === 'check_ok');
  expect({ raw, carrier, isNamed: isFirst || isBehindRightCheckDigits, candidates }).toMatchObject({
    isNamed: true,
  });
  return isFirst;
}

describe.skipIf(!isPresent)('reference numbers', () => {
  test.each(examples)('%s: the valid ones are recognised', (id, { valid }) => {
    const carrier = id.slice(0, id.indexOf('/')).replaceAll('_', '-');
    for (const raw of valid) {
      const suffix = normaliseNumber(raw).slice(-2);
      const operator = carrier === 's10' ? ({ GB: 'royal-mail' }[suffix] ?? 'upu') : carrier;
      expectNamed(raw, operator);
    }
  });

  test.each(examples)('%s: the wrong ones are not right', (id, { invalid }) => {
    const carrier = id.slice(0, id.indexOf('/')).replaceAll('_', '-');
    for (const raw of invalid) {
      const right = detect(normaliseNumber(raw), allFormats).filter(({ verdict }) => verdict === 'check_ok');
      const isRight = right.some((candidate) => candidate.carrier === (carrier === 's10' ? 'usps' : carrier));
      expect({ raw, isRight }).toEqual({ raw, isRight: false });
    }
  });

  test.each(extra.filter(({ id }) => id !== 'ghn' && id !== 's10').map((item) => [item.id, item] as const))(
    '%s: recognised, and its wrong ones not',
    (_id, { courier, valid, invalid }) => {
      for (const raw of valid) expectNamed(raw, courier);
      for (const raw of invalid) {
        const candidates = detect(normaliseNumber(raw), allFormats);
        const verdict = candidates.find(({ carrier }) => carrier === courier)?.verdict;
        expect({ raw, isRight: verdict === 'check_ok' }).toEqual({ raw, isRight: false });
      }
    },
  );

  test('a wrong check digit is said to be one, unless the number may be somebody else’s', () => {
    const wrong = [
      ...examples.map(
        ([id, { invalid }]) => [id.slice(0, id.indexOf('/')).replaceAll('_', '-'), invalid] as const,
      ),
      ...extra.map(({ courier, invalid }) => [courier, invalid] as const),
    ];
    const said = wrong.flatMap(([carrier, invalid]) =>
      invalid.flatMap((raw) => {
        const candidates = detect(normaliseNumber(raw), allFormats);
        const own = candidates.find((candidate) => candidate.carrier === carrier);
        if (own?.verdict !== 'check_failed') return [];
        const others = candidates.filter(({ verdict }) => verdict !== 'check_failed');
        return [{ raw, reason: own.reason, others: others.map((other) => other.carrier) }];
      }),
    );
    expect(said.length).toBeGreaterThan(25);
    const unsaid = said.filter(({ reason }) => reason !== 'one_digit_wrong');
    // Ten to thirteen digits without any check are Viettel Post's too: then it is a tie, and says why.
    expect(unsaid.map(({ others }) => others)).toEqual(unsaid.map(() => ['viettelpost']));
    expect(unsaid.map(({ reason }) => reason)).toEqual(unsaid.map(() => 'check_digit_wrong_common_shape'));
  });

  test('S10: every valid one has a right check digit and its country’s operator first', () => {
    const operators: Record<string, string> = { US: 'usps', CN: 'china-post', VN: 'vnpost' };
    for (const raw of extra.find(({ id }) => id === 's10')?.valid ?? []) {
      expect(detect(raw, allFormats)[0]).toMatchObject({
        carrier: operators[raw.slice(-2)],
        verdict: 'check_ok',
      });
    }
  });

  test('all but one are the first guess, without any context', () => {
    const all = examples.flatMap(([id, { valid }]) =>
      valid.map((raw) => ({ raw, carrier: id.slice(0, id.indexOf('/')).replaceAll('_', '-') })),
    );
    const checked = all.filter(({ carrier }) => carrier !== 's10');
    const second = checked
      .filter(({ raw, carrier }) => !expectNamed(raw, carrier))
      .map(({ raw }) => normaliseNumber(raw));
    // Purolator's and, by chance, a right FedEx number too.
    expect(second).toEqual(['287809468872']);
  });

  test('each stays one number in the lookup box, as it is written', () => {
    for (const [id, { valid }] of examples) {
      // A barcode that holds a whole 12-digit FedEx number; with blanks round that, the inner one is found.
      if (id === 'fedex/fedex_astra_32') continue;
      for (const raw of valid) {
        expect(parseInput(raw).entries.map(({ number }) => number)).toEqual([normaliseNumber(raw)]);
      }
    }
  });
});
