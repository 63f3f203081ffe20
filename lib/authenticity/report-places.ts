import type { Locale } from '@/lib/i18n/locales';

/**
 * Where frauds by message are reported. US: 7726 takes texts of every network (USPS Postal Bulletin 22619, 2023);
 * spam@uspis.gov is the Postal Inspection Service's, fraud@ups.com UPS's own (ups.com, "fraud alert"). Vietnam:
 * 5656 and 156 take texts free of charge by the pattern S (number) (message) (ictvietnam.vn, 31 October 2022, on
 * the ministry's announcement). China: 12321 takes "number*message" (12321.cn); 96110 is the police's advice line
 * on fraud, 110 the police. Read in November 2026.
 */
export const reportPlaces = {
  US: { text: '7726', usps: 'spam@uspis.gov', ups: 'fraud@ups.com' },
  VN: { text: '5656', other: '156' },
  CN: { text: '12321', call: '96110', police: '110' },
} as const;

/** The reader's likely country first. */
export const reportOrder: Record<Locale, readonly (keyof typeof reportPlaces)[]> = {
  en: ['US', 'VN', 'CN'],
  vi: ['VN', 'US', 'CN'],
  zh: ['CN', 'US', 'VN'],
};
