import { useLocale } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { FormArea } from '@/components/ui/form-area';
import { FormStars } from '@/components/ui/form-stars';
import { FormWhen } from '@/components/ui/form-when';
import { shopPath } from '@/lib/branding/paths';
import type { ShopView } from '@/lib/branding/theme';
import type { FormAction } from '@/lib/forms/form-state';
import type { RateOutcome } from '@/lib/forms/rate-state';
import type { TrackingPageView } from '@/lib/tracking/view';
import { SubPage } from './sub-page';
import { useParcelTexts } from './use-parcel-texts';

interface RatePageProps {
  shop: ShopView;
  /** What stands in the route's `[shop]`. */
  base: string;
  view: TrackingPageView;
  action: FormAction<RateOutcome>;
}

/** The best first, as most deliveries are. */
const stars = [5, 4, 3, 2, 1] as const;

/** How the delivery was: one to five, and a comment. The newest answer counts. */
export function RatePage({ shop, base, view, action }: RatePageProps) {
  const say = useParcelTexts(view, shop.name);
  const frame = { shop, base, token: view.token, name: 'rate' };
  if (view.snapshot.status !== 'delivered') {
    return (
      <SubPage {...frame} title={say('rating.notYet.title')} intro={say('rating.notYet.body')}>
        {null}
      </SubPage>
    );
  }
  const errors = {
    missing: say('rating.errors.missing'),
    too_long: say('rating.errors.too_long'),
    not_now: say('rating.errors.not_now'),
    rate_limited: say('tellShop.errors.rate_limited'),
    unavailable: say('tellShop.errors.unavailable'),
  };
  return (
    <SubPage {...frame} title={say('rating.title')} intro={say('rating.intro')}>
      <section className="section">
        <ActionForm
          id="rate"
          action={action}
          errors={errors}
          submit={say('rating.submit')}
          whenDone={<Thanks shop={shop} base={base} view={view} />}
        >
          <FormStars
            name="stars"
            legend={say('rating.legend')}
            options={stars.map((count) => ({ stars: count, label: say(`rating.stars.${count}`) }))}
          />
          <FormArea
            name="comment"
            label={say('rating.comment')}
            hint={say('rating.commentHint')}
            maxLength={1_000}
          />
        </ActionForm>
      </section>
    </SubPage>
  );
}

/** Whoever was let down is shown the way to have it put right. */
function Thanks({ shop, base, view }: Omit<RatePageProps, 'action'>) {
  const say = useParcelTexts(view, shop.name);
  const locale = useLocale();
  const to = (name: string) => shopPath(base, locale, `/p/${view.token}/${name}`);
  const { supportUrl } = shop.theme;
  return (
    <>
      <h2 className="title">{say('rating.done.title')}</h2>
      <p className="mt-2">{say('rating.done.body')}</p>
      <FormWhen name="stars" values={['1', '2']}>
        <p className="mt-6">{say('rating.done.low')}</p>
        <ul className="mt-1">
          <li>
            <a href={to('not-there')} className="link-row">
              {say('page.waysOn.not_there')}
            </a>
          </li>
          {supportUrl && (
            <li>
              <a href={supportUrl} className="link-row">
                {say('layout.support')}
              </a>
            </li>
          )}
        </ul>
      </FormWhen>
      <a href={to('rate')} className="link-row mt-4">
        {say('rating.done.change')}
      </a>
    </>
  );
}
