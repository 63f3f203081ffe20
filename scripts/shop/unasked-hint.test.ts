import { expect, test } from 'vitest';
import type { Carrier } from '@/lib/carriers/carrier';
import { usps } from '@/lib/carriers/usps';
import { viettelPost } from '@/lib/carriers/viettelpost';
import { unaskedHint } from './unasked-hint';

const hub: Carrier = {
  ...usps,
  code: 'hub',
  name: 'Hub',
  kind: 'aggregator',
  coverage: { keys: { yto: '190157' }, takesOthers: false },
};
const carriers = [usps, viettelPost, hub];

test('a carrier that can be asked wants an account, and one that only tells says so', () => {
  expect(unaskedHint(carriers, 'usps')).toMatch(/no USPS account yet, so nobody is asked/);
  expect(unaskedHint(carriers, 'viettelpost')).toMatch(/no Viettel Post account yet, so nothing is heard/);
});

test('a carrier that only an aggregator follows names it', () => {
  expect(unaskedHint(carriers, 'yto')).toBe(
    "Doorstep cannot ask YTO Express itself, only through Hub: npm run shop -- add-account. Until then the page leads to YTO Express's own.",
  );
});

test('a carrier that nobody follows leads to its own page, and says where there is none', () => {
  expect(unaskedHint(carriers, 'amazon')).toBe(
    "Doorstep cannot ask Amazon Logistics: the page leads to Amazon Logistics's own.",
  );
  expect(unaskedHint(carriers, 'lao-post')).toMatch(/no link to give/);
});
