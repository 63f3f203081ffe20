import { useTranslations } from 'next-intl';
import { FormField } from '@/components/ui/form-field';
import { FormPhotos } from '@/components/ui/form-photos';
import { FormValue } from '@/components/ui/form-value';
import { FormWhen } from '@/components/ui/form-when';
import { maxPhotos } from '@/lib/forms/photos';
import { tellShopFields as names, type TellShopOutcome } from '@/lib/forms/tell-shop-state';
import type { TrackingPageView } from '@/lib/tracking/view';
import { useParcelTexts } from './use-parcel-texts';

interface TellShopProps {
  view: TrackingPageView;
  /** The shop's name. */
  shop: string;
}

/** What can go wrong when the shop is told something, in words. */
export function useTellShopErrors({ view, shop }: TellShopProps): Partial<Record<TellShopOutcome, string>> {
  const say = useParcelTexts(view, shop);
  const keys = [
    'bad_contact',
    'too_many_photos',
    'photos',
    'rate_limited',
    'full',
    'not_now',
    'unavailable',
  ] as const;
  return Object.fromEntries(keys.map((key) => [key, say(`tellShop.errors.${key}`)]));
}

/** How the shop can answer. */
export function ContactField({ view, shop }: TellShopProps) {
  const say = useParcelTexts(view, shop);
  return (
    <FormField
      name={names.contact}
      label={say('tellShop.contact')}
      hint={say('tellShop.contactHint')}
      faults={{ bad_contact: say('tellShop.errors.bad_contact') }}
      autoComplete="email"
      maxLength={200}
    />
  );
}

/** `hint`: of what. */
export function PhotosField({ hint }: { hint: string }) {
  const t = useTranslations('photos');
  const tell = useTranslations('tellShop');
  return (
    <FormPhotos
      name={names.photos}
      problemsName={names.photoProblems}
      label={t('label')}
      hint={hint}
      photos={Array.from({ length: maxPhotos }, (_, index) => t('one', { number: index + 1 }))}
      problems={{
        too_large: t('problems.too_large'),
        wrong_kind: t('problems.wrong_kind'),
        heic: t('problems.heic'),
        too_many_pixels: t('problems.too_many_pixels'),
        animated: t('problems.animated'),
        unreadable: t('problems.unreadable'),
      }}
      tooMany={tell('errors.too_many_photos')}
      again={t('again')}
    />
  );
}

interface ToldProps extends TellShopProps {
  title: string;
  next: string;
  /** This page, to add something. */
  path: string;
}

/** Once the shop has been told: the reference, what comes next, and the way to add something. */
export function Told({ view, shop, title, next, path }: ToldProps) {
  const say = useParcelTexts(view, shop);
  return (
    <>
      <h2 className="title">{title}</h2>
      <p className="mt-4">
        <span className="note">{say('tellShop.reference')}</span>
        <strong className="parcel-number block">
          <FormValue name={names.reference} />
        </strong>
      </p>
      <p className="mt-4 max-w-prose">{next}</p>
      <FormWhen name={names.photosLeftOut} values={['1']}>
        <p className="mt-4 max-w-prose">{say('tellShop.photosLeftOut')}</p>
      </FormWhen>
      <a href={path} className="link-row mt-4">
        {say('tellShop.more')}
      </a>
    </>
  );
}
