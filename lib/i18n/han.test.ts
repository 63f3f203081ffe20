import { expect, test } from 'vitest';
import { closeHan } from './han';

test.each([
  ['顺丰速运 已揽收', '顺丰速运已揽收'],
  ['在 中国邮政 官网查看', '在中国邮政官网查看'],
  ['已创建运单，FedEx 尚未收件', '已创建运单，FedEx 尚未收件'],
  ['中国邮政 EMS 已收件', '中国邮政 EMS 已收件'],
  ['请联系 Moss & Clay', '请联系 Moss & Clay'],
])('%s is shown as %s', (text, shown) => {
  expect(closeHan(text)).toBe(shown);
});
