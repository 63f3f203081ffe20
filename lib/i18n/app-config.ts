import type {} from 'next-intl';
import type messages from '@/messages/en.json';
import type { Locale } from './locales';

/** Makes `t('…')` accept only keys that exist, and locales only those of the product. */
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages;
  }
}
