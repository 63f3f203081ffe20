import { useTranslations } from 'next-intl';
import { remarks, signs, verdicts, warnings } from '@/lib/authenticity/report';
import type { CheckTexts } from './check-texts';

const kinds = ['link', 'email', 'phone', 'name'] as const;

/** Collects the texts of the check on the server. */
export function useCheckTexts(shop: string): CheckTexts {
  const t = useTranslations('real');
  // Stand for themselves: they are filled in in the browser.
  const names = { shop, owner: '{owner}', value: '{value}' };
  const each = <Key extends string, Value>(keys: readonly Key[], text: (key: Key) => Value) =>
    Object.fromEntries(keys.map((key) => [key, text(key)])) as Record<Key, Value>;
  return {
    form: {
      text: t('form.text'),
      textHint: t('form.textHint'),
      sender: t('form.sender'),
      senderHint: t('form.senderHint'),
      submit: t('form.submit'),
      again: t('form.again'),
    },
    errors: each(['empty', 'rate_limited', 'unavailable'], (key) => t(`errors.${key}`)),
    verdict: each(verdicts, (key) => ({
      title: t(`verdict.${key}.title`, names),
      text: t(`verdict.${key}.text`, names),
    })),
    officialSeveral: t('verdict.officialSeveral'),
    mark: each(verdicts, (key) => t(`mark.${key}`, names)),
    found: t('found'),
    foundHint: t('foundHint'),
    kind: each(kinds, (key) => t(`kind.${key}`)),
    written: t('written', names),
    cut: t('cut'),
    reason: each([...warnings, ...remarks], (key) => t(`reason.${key}`, names)),
    signs: t('signs'),
    sign: each(signs, (key) => t(`sign.${key}`)),
  };
}
