import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import { knownCarriers } from '@/lib/numbers/known-carriers';
import { type Milestone, milestones, notices, statuses } from '@/lib/tracking/milestones';
import { systemStates } from '@/lib/tracking/view';
import en from './en.json';
import {
  argumentMismatches,
  type Catalog,
  chineseTypography,
  flatten,
  halfNamedShops,
  missingKeys,
  syntaxErrors,
  unaccentedVietnamese,
  unknownArguments,
  unknownCarriers,
  untidyTexts,
  untranslatedTexts,
  wrongPluralForms,
} from './message-rules';
import vi from './vi.json';
import zh from './zh.json';

const locales = ['en', 'vi', 'zh'] as const;
const nested: Record<(typeof locales)[number], typeof en> = { en, vi, zh };
const catalogs = { en: flatten(en), vi: flatten(vi), zh: flatten(zh) };

/** Keys whose text is rightly the same in another language, each for a reason (a brand, a sign). */
const sameInAllLanguages: ReadonlySet<string> = new Set<string>();

/** A milestone's text as the page of that carrier's parcel says it. */
function said(
  locale: (typeof locales)[number],
  id: Milestone,
  part: 'title' | 'meaning' | 'next',
  carrierCode: string,
): string {
  const onError = (error: Error) => {
    throw error;
  };
  const t = createTranslator({ locale, messages: nested[locale], namespace: 'milestones', onError });
  return t(`${id}.${part}`, { carrier: 'A Carrier', carrierCode, shop: 'Lá' });
}

function catalog(texts: Record<string, string>): Catalog {
  return new Map(Object.entries(texts));
}

describe('every language says everything, and as ICU', () => {
  test('every key exists in every language', () => {
    expect(missingKeys(catalogs)).toEqual([]);
    expect(missingKeys({ en: catalog({ a: 'A', b: 'B' }), vi: catalog({ a: 'Á', c: 'C' }) })).toEqual([
      'en: c is missing',
      'vi: b is missing',
    ]);
  });

  test('no text is empty or untidy', () => {
    expect(untidyTexts(catalogs)).toEqual([]);
    const broken = catalog({ a: '', b: ' x', c: "don't", d: 'e\u0301' });
    expect(untidyTexts({ vi: broken })).toHaveLength(4);
    expect(untidyTexts({ en: flatten({ a: { b: null } }) })).toEqual(['en: a.b is empty']);
  });

  test('every text is valid ICU', () => {
    expect(syntaxErrors(catalogs)).toEqual([]);
    expect(syntaxErrors({ en: catalog({ a: 'For {shop', b: '{n, plural, one {#}}' }) })).toHaveLength(2);
  });

  test('arguments, their types and rich tags are the same in every language', () => {
    expect(argumentMismatches(catalogs, 'en')).toEqual([]);
    const english = catalog({
      name: '{carrier}',
      kind: '{n, number}',
      tag: '<b>x</b>',
      choice: '{s, select, a {x} other {y}}',
    });
    const broken = catalog({
      name: '{career}',
      kind: '{n, date}',
      tag: 'x',
      choice: '{s, select, b {x} other {y}}',
    });
    expect(argumentMismatches({ en: english, vi: broken }, 'en')).toEqual([
      'vi: name differs from en in carrier, career',
      'vi: kind differs from en in n',
      'vi: tag differs from en in b',
      'vi: choice differs from en in s',
    ]);
  });

  test('a text may speak as one carrier in one language only, of carriers that exist', () => {
    const speaksAs = (code: string) =>
      catalog({ a: `{carrierCode, select, ${code} {{carrier} x} other {y}}` });
    const english = catalog({ a: '{carrier}' });
    expect(argumentMismatches({ en: english, vi: speaksAs('usps') }, 'en')).toEqual([]);
    const isKnown = (code: string) => knownCarriers.has(code);
    expect(unknownCarriers(catalogs, isKnown)).toEqual([]);
    expect(unknownCarriers({ vi: speaksAs('usps'), zh: speaksAs('USPS') }, isKnown)).toEqual([
      'zh: a speaks as USPS',
    ]);
  });

  test('the shop is named in every branch of a text or in none', () => {
    expect(halfNamedShops(catalogs)).toEqual([]);
    const half = catalog({ a: '{carrierCode, select, usps {Ask {shop}} other {Ask}}', b: 'Ask {shop}' });
    expect(halfNamedShops({ en: half })).toHaveLength(1);
  });

  test('a plural may be a plain figure only where the language has no plural', () => {
    const english = catalog({ a: '{n, plural, one {# day} other {# days}}' });
    const plain = catalog({ a: '{n}' });
    expect(argumentMismatches({ en: english, zh: plain }, 'en')).toEqual([]);
    expect(argumentMismatches({ en: english, de: plain }, 'en')).toHaveLength(1);
  });

  test('plurals have exactly the forms of their language', () => {
    expect(wrongPluralForms(catalogs)).toEqual([]);
    const twoForms = catalog({ a: '{n, plural, one {# x} other {# y}}' });
    const oneForm = catalog({ a: '{n, plural, =0 {none} other {# y}}' });
    expect(wrongPluralForms({ en: twoForms, vi: oneForm, zh: oneForm })).toEqual([]);
    expect(wrongPluralForms({ en: oneForm, vi: twoForms, zh: twoForms })).toHaveLength(3);
  });
});

describe('every language is written, not left over', () => {
  test('nothing is left in English', () => {
    expect(untranslatedTexts(catalogs, 'en', sameInAllLanguages)).toEqual([]);
    const english = catalog({ a: 'Delivered', b: '{start}–{end}', c: 'Doorstep' });
    expect(untranslatedTexts({ en: english, vi: english }, 'en', new Set(['c']))).toEqual([
      'vi: a is the en text',
    ]);
  });

  test('Vietnamese has its diacritics', () => {
    expect(unaccentedVietnamese(catalogs.vi)).toEqual([]);
    expect(unaccentedVietnamese(catalog({ a: 'Kien hang dang tren duong', b: 'Nhanh' }))).toHaveLength(1);
  });

  test('Chinese keeps its typography', () => {
    expect(chineseTypography(catalogs.zh)).toEqual([]);
    const broken = catalog({
      a: '包裹已送达.',
      b: '您好, 包裹',
      c: '包裹 已送达',
      d: '您好， 包裹',
      e: '３小时',
      f: '请联系{shop}客服',
      g: '{carrier}: 已收件',
    });
    expect(chineseTypography(broken).map((line) => line.slice(4, 5))).toEqual([...'abcdefg']);
    expect(chineseTypography(catalog({ a: '预计{date}送达，请联系 {shop}。', b: '{n, number} 个' }))).toEqual(
      [],
    );
  });
});

describe('everything that can happen has a text', () => {
  const wanted = [
    ...statuses.map((status) => `status.${status}`),
    ...milestones.flatMap((id) => ['title', 'meaning', 'next'].map((part) => `milestones.${id}.${part}`)),
    ...notices.map((id) => `notices.${id.replace('notice.', '')}.title`),
    ...systemStates
      .filter((state) => state !== 'ok')
      .flatMap((state) => [`systemState.${state}.title`, `systemState.${state}.body`]),
  ];
  const uncovered = (texts: Catalog) => wanted.filter((key) => !texts.has(key));

  test.each(locales)('each status, milestone, notice and state in %s', (locale) => {
    expect(uncovered(catalogs[locale])).toEqual([]);
  });

  test('a forgotten one is noticed', () => {
    const texts = new Map(catalogs.en);
    texts.delete('milestones.delivered.signed.next');
    expect(uncovered(texts)).toEqual(['milestones.delivered.signed.next']);
  });

  test.each(locales)('milestones ask for nothing but the carrier and the shop in %s', (locale) => {
    expect(unknownArguments(catalogs[locale], 'milestones.', ['carrier', 'carrierCode', 'shop'])).toEqual([]);
    const broken = catalog({ 'milestones.a.b.title': 'By {date}' });
    expect(unknownArguments(broken, 'milestones.', ['carrier', 'shop'])).toHaveLength(1);
  });

  test.each(locales)('no two milestones of a carrier have the same title or meaning in %s', (locale) => {
    for (const carrier of ['usps', 'ups', 'ghn'])
      for (const part of ['title', 'meaning'] as const) {
        const texts = milestones.map((id) => said(locale, id, part, carrier));
        const twice = texts.filter((text, index) => texts.indexOf(text) !== index);
        expect(twice).toEqual([]);
      }
  });
});

describe('what only one carrier does', () => {
  /** A notice at the door, a Post Office: true of USPS, and of no other carrier for sure. */
  const uspsOnly = /notice|post office|giấy báo|bưu cục|通知单|邮局/i;

  test.each(locales)('is said of no other, in %s', (locale) => {
    for (const carrier of knownCarriers.keys()) {
      if (carrier === 'usps') continue;
      for (const id of milestones)
        for (const part of ['title', 'meaning'] as const)
          expect.soft(said(locale, id, part, carrier), carrier).not.toMatch(uspsOnly);
    }
  });

  test.each(locales)('is said of it, in %s', (locale) => {
    for (const id of ['attempt_failed.no_recipient', 'available_for_pickup.held_by_request'] as const)
      expect(said(locale, id, 'title', 'usps')).toMatch(uspsOnly);
  });

  test.each(locales)(
    'its own facilities are not taken for those that a parcel passes abroad, in %s',
    (locale) => {
      for (const id of ['in_transit.departed', 'in_transit.arrived', 'in_transit.customs_cleared'] as const)
        for (const part of ['title', 'meaning', 'next'] as const)
          expect(said(locale, id, part, 'china-post')).not.toContain('A Carrier');
    },
  );
});

describe('truth and calm', () => {
  const milestoneText = (locale: (typeof locales)[number], id: string) =>
    ['title', 'meaning', 'next'].map((part) => catalogs[locale].get(`milestones.${id}.${part}`)).join(' ');

  test.each(locales)('unknown, not scanned, invalid and carrier down are four texts in %s', (locale) => {
    const keys = [
      'milestones.unknown.unmapped.title',
      'milestones.label_created.label_created.title',
      'milestones.pending.not_found_yet.title',
      'systemState.invalid_number.title',
      'systemState.carrier_down.title',
      'systemState.not_checked_yet.title',
    ];
    expect(new Set(keys.map((key) => catalogs[locale].get(key))).size).toBe(keys.length);
  });

  test.each(locales)('an unconfirmed delivery is never called lost in %s', (locale) => {
    expect(milestoneText(locale, 'out_for_delivery.awaiting_scan')).not.toMatch(
      /\blost\b|missing|thất lạc|mất|丢失|遗失/i,
    );
  });

  test.each(locales)('a postage review accuses nobody in %s', (locale) => {
    expect(milestoneText(locale, 'exception.postage_review')).not.toMatch(
      /counterfeit|unpaid|fraud|fake|illegal|postage|giả|gian lận|chưa trả|vi phạm|伪|假|欺诈|欠|违规|邮资/i,
    );
  });

  test('the USPS statuses read in Vietnamese as the product decided', () => {
    const t = createTranslator({ locale: 'vi', messages: vi, namespace: 'milestones' });
    const names = { carrier: 'USPS', carrierCode: 'usps', shop: 'Lá' };
    expect({
      1: t('delivered.delivered.title', names),
      2: t('in_transit.moving.title', names),
      3: t('in_transit.arrived.title', names),
      4: t('in_transit.departed.title', names),
      5: t('out_for_delivery.out_for_delivery.title', names),
      6: t('in_transit.with_partner.title', names),
      7: t('returning.address.title', names),
      8: t('attempt_failed.no_access.title', names),
      9: t('attempt_failed.no_recipient.title', names),
      10: t('available_for_pickup.ready.title', names),
      11: t('label_created.label_created.title', names),
      12: t('in_transit.local_facility.title', names),
      13: t('in_transit.accepted.title', names),
      14: t('in_transit.forwarded.title', names),
      15: t('attempt_failed.redelivery_scheduled.title', names),
      16: t('out_for_delivery.awaiting_scan.title', names),
      17: t('attempt_failed.no_safe_place.title', names),
      18: t('available_for_pickup.held_by_request.title', names),
      19: t('label_created.container_received.title', names),
    }).toEqual({
      1: 'Đã giao hàng',
      2: 'Đang vận chuyển',
      3: 'Đã đến trung tâm USPS',
      4: 'Đã rời trung tâm USPS',
      5: 'Đang giao hàng (trong hôm nay)',
      6: 'Đang trên đường đến USPS',
      7: 'Địa chỉ thiếu hoặc không tồn tại – đang hoàn',
      8: 'Không vào được nơi giao',
      9: 'Đã để lại giấy báo (không có người ký nhận)',
      10: 'Có thể nhận tại bưu cục',
      11: 'Đã tạo nhãn, USPS chưa nhận hàng',
      12: 'Đã đến bưu cục gần bạn',
      13: 'USPS đã nhận hàng',
      14: 'Đã chuyển tiếp sang địa chỉ khác',
      15: 'Đã hẹn giao lại',
      16: 'Chưa có lượt quét giao hàng',
      17: 'Đã để lại giấy báo (không có chỗ để an toàn)',
      18: 'Giữ tại bưu cục theo yêu cầu',
      19: 'Đã nhận lô, chờ quét từng kiện',
    });
  });
});
