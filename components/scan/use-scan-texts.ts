import { useTranslations } from 'next-intl';
import type { ScanTexts } from './scan-texts';

/** Collects them on the server. */
export function useScanTexts(): ScanTexts {
  const t = useTranslations('scan');
  const open = { number: '{number}' };
  return {
    scan: t('scan'),
    photo: t('photo'),
    paste: t('paste'),
    title: t('title'),
    hint: t('hint'),
    starting: t('starting'),
    strange: t('strange'),
    slow: t('slow'),
    denied: t('denied'),
    noCamera: t('noCamera'),
    busy: t('busy'),
    unavailable: t('unavailable'),
    unread: t('unread'),
    reading: t('reading'),
    fromPhoto: t('fromPhoto'),
    light: t('light'),
    close: t('close'),
    added: t('added', open),
    there: t('there', open),
    link: t('link'),
    openLink: t('openLink'),
    pasted: t('pasted'),
    pasteEmpty: t('pasteEmpty'),
    pasteDenied: t('pasteDenied'),
  };
}
