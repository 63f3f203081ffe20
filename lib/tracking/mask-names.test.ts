import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskedName, maskNames } from './mask-names';

describe('a name in a carrier’s words is masked', () => {
  test.each([
    ['Delivered - Signed for by : T NGUYEN', `Delivered - Signed for by : ${maskedName}`],
    ['DELIVERED, FRONT DESK SIGNED BY: MILLER', `DELIVERED, FRONT DESK SIGNED BY: ${maskedName}`],
    ['Signed by J. van Dyk', `Signed by ${maskedName}`],
    ['SIGNED FOR BY ..KOSUTOKO', `SIGNED FOR BY ${maskedName}`],
    ['Received by: Anna Miller, Portland', `Received by: ${maskedName}, Portland`],
    ['Người nhận: Nguyễn Văn An, đã giao', `Người nhận: ${maskedName}, đã giao`],
    ['Giao thành công. Người ký nhận: trần thị bé', `Giao thành công. Người ký nhận: ${maskedName}`],
    ['Ký nhận bởi Lê Thị Hoa', `Ký nhận bởi ${maskedName}`],
    ['Bưu tá Nguyễn Văn A - •••', `Bưu tá ${maskedName} - •••`],
    ['Nhân viên giao hàng: Trần B', `Nhân viên giao hàng: ${maskedName}`],
    ['快件已签收，签收人：张三，感谢使用', `快件已签收，签收人：${maskedName}，感谢使用`],
    ['签收人是李四', `签收人是${maskedName}`],
    ['您的快件已由王小明代签收', `您的快件已由${maskedName}代签收`],
    ['【杭州】派件员张三•••正在派件', `【杭州】派件员${maskedName}•••正在派件`],
    ['快递员李四（•••）', `快递员${maskedName}（•••）`],
  ])('%s', (text, expected) => {
    expect(maskNames(text)).toBe(expected);
  });
});

describe('what names nobody stays as the carrier wrote it', () => {
  test.each([
    'Signed by customer',
    'Received by the local post office',
    'RECEIVED BY CARRIER FOR TRANSPORT',
    'Shipment received by PostNL',
    'Received by Agent Export Processing Site. Preparing for final mile delivery.',
    'Phát không thành công - Không liên lạc được với người nhận',
    'Người nhận hẹn lại ngày giao',
    'Bưu tá đang phát bưu gửi',
    'Bưu tá đã nhận hàng',
    '已签收，感谢使用顺丰，期待再次为您服务',
    '快件已由本人签收',
    '已由丰巢快递柜代签收',
    '快递员正在派送途中',
    '签收人：…',
    'Notice Left (No Authorized Recipient Available)',
    'Driver release',
  ])('%s', (text) => {
    expect(maskNames(text)).toBe(text);
  });
});

test('a signer whom the carrier names apart is found wherever the name stands, and no spot is taken for one', () => {
  expect(maskNames('Left with t nguyen at Door', 'T NGUYEN')).toBe(`Left with ${maskedName} at Door`);
  expect(maskNames('Handed to Rosen, Rosenheim', 'ROSEN')).toBe(`Handed to ${maskedName}, Rosenheim`);
  expect(maskNames('Delivered, Front Desk', 'FRONT DESK')).toBe('Delivered, Front Desk');
  expect(maskNames('a+b (c', 'A+B (C')).toBe(maskedName);
});

test('no words of any kind keep the signer’s name, and masking twice changes nothing more', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 40 });
  fc.assert(
    fc.property(words, words, (before, after) => {
      const once = maskNames(`${before} KRZYSZTOF ${after}`, 'Krzysztof');
      expect(once).not.toMatch(/\bKRZYSZTOF\b/);
      expect(maskNames(once, 'Krzysztof')).toBe(once);
    }),
  );
});
