import { parseArgs } from 'node:util';
import { adaptive, fixed } from './policies';
import { printComparison } from './print';
import { simulateDay } from './simulate-day';

/**
 * `npm run simulate [-- --parcels 100000 --seed 1 --no-pages]`: a day of polling without a database or a clock.
 * Parcels live hidden lives; accounts have real quotas; who is asked about when is decided by the functions that
 * the worker uses. Ends with 1 if a quota was broken or an event was never seen.
 */
const { values } = parseArgs({
  options: {
    parcels: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    'no-pages': { type: 'boolean', default: false },
  },
});
const options = {
  seed: Number(values.seed),
  parcels: Number(values.parcels),
  pagesAreOpened: !values['no-pages'],
};
if (!Number.isInteger(options.seed) || !Number.isInteger(options.parcels) || options.parcels < 1_000) {
  console.error('✗ --seed must be a whole number, and --parcels one of at least 1000.');
  process.exit(1);
}

console.log(`A day of ${options.parcels} parcels, seed ${options.seed} …`);
const ours = simulateDay(adaptive, options);
const theirs = simulateDay(fixed, options);
console.log(printComparison(ours, theirs).join('\n'));
if (ours.violations + theirs.violations + ours.unseen > 0) process.exitCode = 1;
