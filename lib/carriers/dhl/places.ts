import type { Place } from '@/lib/tracking/event';
import { countryCode } from '../reading/country-code';
import type { DhlPlace } from './answer';

/** Countries as DHL writes them where English has another name for them. */
const dhlNames: Readonly<Record<string, string>> = {
  USA: 'US',
  DEUTSCHLAND: 'DE',
  ÖSTERREICH: 'AT',
  SCHWEIZ: 'CH',
  NIEDERLANDE: 'NL',
  POLEN: 'PL',
  TURKEY: 'TR',
  'HONG KONG SAR, CHINA': 'HK',
  'MACAU SAR, CHINA': 'MO',
  'TAIWAN, CHINA': 'TW',
  'KOREA, REPUBLIC OF (SOUTH K.)': 'KR',
  'KOREA, REPUBLIC OF': 'KR',
  'CZECH REPUBLIC, THE': 'CZ',
  'HONG KONG': 'HK',
};

/** "USA", "IRELAND, REPUBLIC OF", "NETHERLANDS, THE", "Deutschland"; null for what is no country. */
export function dhlCountry(name: string): string | null {
  const text = name.trim().toUpperCase();
  return dhlNames[text] ?? countryCode(text) ?? countryCode(text.replace(/, (THE|REPUBLIC OF)$/, ''));
}

/**
 * City and country from one text: Express writes "CINCINNATI HUB - USA" and "LOS ANGELES, CA - USA", Paket a
 * bare "Deutschland". What stands behind the last " - " is the country only if it is one (MILAN - MALPENSA -
 * ITALY). A street before the city ("Oderweg 2, AMSTERDAM") is not read.
 */
export function dhlPlace(place: DhlPlace): Place | null {
  const address = place?.address;
  if (!address) return null;
  const locality = address.addressLocality.replace(/^[^,]*\d[^,]*,\s*/, '');
  const [, before = '', after = ''] = /^(.*?)\s+-\s*((?:(?! - ).)+)$/.exec(locality) ?? [];
  const whole = dhlCountry(locality);
  const behind = whole ? null : dhlCountry(after);
  const cityText = whole ? '' : behind ? before : locality;
  const country = countryCode(address.countryCode) ?? behind ?? whole;
  const [, city = cityText, state = ''] = /^(.+), ([A-Z]{2})$/.exec(cityText) ?? [];
  const result = {
    city: city.trim() || null,
    state: state || null,
    postalCode: address.postalCode || null,
    country: /^[A-Z]{2}$/.test(country ?? '') ? country : null,
  };
  return Object.values(result).some((value) => value !== null) ? result : null;
}
