import { getTranslations } from 'next-intl/server';
import type { ProofView } from '@/lib/forms/proof-state';
import { formatAddress } from '@/lib/i18n/address';
import { formatDateTime } from '@/lib/i18n/format';
import { closeHan } from '@/lib/i18n/han';
import type { Locale } from '@/lib/i18n/locales';
import { formatPlace } from '@/lib/i18n/place';
import { textLanguage } from '@/lib/i18n/text-language';
import { carrierView } from '@/lib/numbers/carrier-view';
import type { Proof } from '@/lib/services/get-proof';
import { dropPlaceOf } from '@/lib/tracking/drop-place';

/** A proof of delivery in words. */
export async function describeProof(
  proof: Proof,
  { locale, token, shop }: { locale: Locale; token: string; shop: string },
): Promise<ProofView> {
  const t = await getTranslations({ locale });
  const names = { carrier: carrierView(proof.carrier, '', locale).name, shop };
  const named = (text: string) => (locale === 'zh' ? closeHan(text) : text);
  const { missing } = proof;
  return {
    recipient: proof.recipient && formatAddress(locale, proof.recipient),
    facts: await factsOf(proof, locale),
    pictures: proof.pictures.map((kind) => ({
      src: `/api/p/${token}/proof/${kind}`,
      title: t(`proof.${kind}`),
      alt: named(t(`proof.${kind}Alt`, names)),
    })),
    note: !proof.delivery
      ? t('proof.notDelivered')
      : missing && named(t(`proof.noPictures.${missing}`, names)),
  };
}

async function factsOf({ delivery, carrier }: Proof, locale: Locale): Promise<ProofView['facts']> {
  if (!delivery) return [];
  const t = await getTranslations({ locale });
  const usual = carrierView(carrier, '', locale).textLanguage;
  const { localTime, signedBy, deliveredTo, place, destination } = delivery;
  const spot = deliveredTo && dropPlaceOf(deliveredTo);
  const facts = [
    { term: t('proof.deliveredAt'), value: localTime && formatDateTime(locale, localTime), lang: null },
    { term: t('proof.signedBy'), value: signedBy, lang: signedBy && textLanguage(signedBy, usual) },
    {
      term: t('proof.left'),
      value: spot ? t(`page.delivered.places.${spot}`) : deliveredTo,
      lang: spot || !deliveredTo ? null : textLanguage(deliveredTo, usual),
    },
    {
      term: t('proof.place'),
      value: formatPlace(locale, place, destination?.country ?? null, usual),
      lang: null,
    },
  ];
  return facts.flatMap(({ value, ...fact }) => (value ? [{ ...fact, value }] : []));
}
