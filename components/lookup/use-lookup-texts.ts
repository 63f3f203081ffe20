import { useTranslations } from 'next-intl';
import { useScanTexts } from '@/components/scan/use-scan-texts';
import { statuses } from '@/lib/tracking/milestones';
import type { LookupTexts } from './texts';

/** The reasons that a pasted number can have. */
const reasons = ['EMPTY', 'BAD_FORMAT', 'NON_ASCII', 'SPECIAL_CHARS', 'check_failed'] as const;

/** Collects the texts of the lookup forms on the server. */
export function useLookupTexts(shop: string): LookupTexts {
  const t = useTranslations();
  const order = useTranslations('lookup.order');
  const numbers = useTranslations('lookup.numbers');
  const results = useTranslations('lookup.results');
  const troubles = { rateLimited: t('lookup.rateLimited'), unavailable: t('lookup.unavailable') };
  // Stand for themselves: they are filled in in the browser, row by row.
  const open = { carrier: '{carrier}', carriers: '{carriers}', text: '{text}', count: '{count}' };
  return {
    order: {
      title: order('title'),
      intro: order('intro'),
      number: order('number'),
      numberHint: order('numberHint'),
      contact: order('contact'),
      contactHint: order('contactHint'),
      submit: order('submit'),
      notFound: order('notFound'),
      notShipped: order('notShipped'),
      invalid: order('invalid'),
      ...troubles,
    },
    numbers: {
      title: numbers('title'),
      intro: numbers('intro'),
      label: numbers('label'),
      hint: numbers('hint'),
      submit: numbers('submit'),
      empty: numbers('empty'),
      noneFound: numbers('noneFound'),
      ...troubles,
    },
    results: {
      title: results('title'),
      overflow: results('overflow', open),
      entered: results('entered', open),
      lastUpdate: results('lastUpdate'),
      justNow: t('time.justNow'),
      notInShop: results('notInShop', { shop }),
      notInShopBy: results('notInShopBy', open),
      notInShopByOneOf: results('notInShopByOneOf', open),
      notInShopUnknown: results('notInShopUnknown'),
      checkFailed: results('checkFailed'),
      unreadable: results('unreadable'),
      official: results('official', open),
    },
    scan: useScanTexts(),
    status: Object.fromEntries(statuses.map((status) => [status, t(`status.${status}`)])),
    reasons: Object.fromEntries(reasons.map((reason) => [reason, t(`numberReasons.${reason}`, open)])),
  };
}
