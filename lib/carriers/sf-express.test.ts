import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedParcels, numbersOf } from './asked-parcel';
import { withoutPeople, withoutPeopleInChinese } from './reading/without-people';
import { sfExpress } from './sf-express';
import { sfDigest } from './sf-express/request';

const [routes] = sfExpress.api.operations;
const credentials = { partnerId: 'PARTNER', checkWord: 'check-word', phoneLastDigits: '0000' };
const parcels = askedParcels('sf-express', ['SF1000000000001', 'SF1000000000002']);

describe('a request', () => {
  test('is a form with the message as JSON, signed, and without the check word', () => {
    const form = routes?.request(parcels, credentials).form ?? {};
    expect(JSON.parse(form.msgData ?? '')).toEqual({
      trackingType: 1,
      trackingNumber: numbersOf(parcels),
      checkPhoneNo: '0000',
    });
    expect(form).toMatchObject({ partnerID: 'PARTNER', serviceCode: 'EXP_RECE_SEARCH_ROUTES' });
    expect(form.msgDigest).toBe(sfDigest(form.msgData ?? '', form.timestamp ?? '', 'check-word'));
    expect(Object.values(form).join(' ')).not.toContain('check-word');
  });

  test('leaves the telephone out where the shop gave none, and never repeats its id', () => {
    const { phoneLastDigits: _, ...rest } = credentials;
    const one = routes?.request(parcels, rest).form;
    expect(one?.msgData).not.toContain('checkPhoneNo');
    expect(routes?.request(parcels, rest).form?.requestID).not.toBe(one?.requestID);
  });

  test('asks for ten at most', () => expect(routes?.batchSize).toBe(10));
});

describe('the signature', () => {
  test('is the MD5 of the form-encoded text, in base64', () => {
    // echo -n 'a+b%2Bc*%7E%E9%A1%BA1700000000000word' | openssl md5 -binary | base64
    expect(sfDigest('a b+c*~顺', '1700000000000', 'word')).toBe('9k+G/gtfQ9m0g7R2LCozzw==');
  });

  test('changes with every character of the message, the time and the check word', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(text, text, text, fc.constantFrom(0, 1, 2), (message, time, word, at) => {
        const changed: [string, string, string] = [message, time, word];
        changed[at] += 'x';
        expect(sfDigest(...changed)).not.toBe(sfDigest(message, time, word));
      }),
    );
  });
});

describe('people in remarks', () => {
  test.each([
    [
      '快件交给王小明，正在派送途中（联系电话：13800000000，顺丰已开启“安全呼叫”）',
      '快件交给派送员，正在派送途中',
    ],
    ['正在派送途中,请您准备签收(派件人:李四,电话:13800000000)', '正在派送途中,请您准备签收'],
    ['已签收，签收人：张三，感谢使用顺丰', '已签收，签收人：…，感谢使用顺丰'],
    ['如有疑问请电联 138-0000-0000', '如有疑问请电联 …'],
    ['快件到达【上海虹桥集散点】', '快件到达【上海虹桥集散点】'],
    ['顺丰速运 已收取快件', '顺丰速运 已收取快件'],
    ['快件已退回，新单号为 SF1000000000099', '快件已退回，新单号为 SF1000000000099'],
    ['计划于2026-05-06 12:00前送达', '计划于2026-05-06 12:00前送达'],
  ])('%s', (remark, expected) => expect(withoutPeople(remark)).toBe(expected));

  test('where words are relayed only Chinese ones are read so', () => {
    expect(withoutPeopleInChinese('快件交给张三，正在派送途中')).toBe('快件交给派送员，正在派送途中');
    const english = 'Arrived, reference 1234567890';
    expect(withoutPeopleInChinese(english)).toBe(english);
  });

  test('no run of seven digits is left, whatever stands round it', () => {
    const piece = fc.oneof(
      fc.stringMatching(/^1[3-9]\d{9}$/),
      fc.constantFrom('（电话：', '）', '快件', '，', ' '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        expect(withoutPeople(pieces.join(''))).not.toMatch(/\d{7}/);
      }),
    );
  });
});
