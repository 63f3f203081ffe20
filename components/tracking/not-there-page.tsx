import { useLocale } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { Callout } from '@/components/ui/callout';
import { FormArea } from '@/components/ui/form-area';
import { FormChoice } from '@/components/ui/form-choice';
import { shopPath } from '@/lib/branding/paths';
import type { ShopView } from '@/lib/branding/theme';
import type { FormAction } from '@/lib/forms/form-state';
import { tellShopFields as names, type TellShopOutcome } from '@/lib/forms/tell-shop-state';
import { formatDay } from '@/lib/i18n/format';
import { textLanguage } from '@/lib/i18n/text-language';
import { dropPlaceOf } from '@/lib/tracking/drop-place';
import { namedStepOf, notThereKindOf, notThereSteps, waitDayOf } from '@/lib/tracking/not-there';
import type { TrackingPageView } from '@/lib/tracking/view';
import { PastDay } from './past-day';
import { seenFrom } from './seen-from';
import { SubPage } from './sub-page';
import { ContactField, PhotosField, Told, useTellShopErrors } from './tell-shop-fields';
import { useParcelTexts } from './use-parcel-texts';

interface NotTherePageProps {
  shop: ShopView;
  /** What stands in the route's `[shop]`. */
  base: string;
  view: TrackingPageView;
  /** Day on which the shop was told, `YYYY-MM-DD`, while that case is open. */
  toldOn: string | null;
  action: FormAction<TellShopOutcome>;
}

const page = 'not-there';

/** A parcel that is said to be there and is not: where to look, until when to wait, and how to tell the shop. */
export function NotTherePage({ shop, base, view, toldOn, action }: NotTherePageProps) {
  const say = useParcelTexts(view, shop.name);
  const locale = useLocale();
  const kind = notThereKindOf(view.snapshot.milestone);
  const frame = { shop, base, token: view.token, name: page, title: say(`notThere.title.${kind}`) };
  const errors = useTellShopErrors({ view, shop: shop.name });
  return (
    <SubPage {...frame} intro={say(`notThere.intro.${kind}`)}>
      {kind === 'not_yet' && shop.theme.supportUrl && (
        <p className="section">
          <a href={shop.theme.supportUrl} className="link-row">
            {say('layout.support')}
          </a>
        </p>
      )}
      {kind !== 'not_yet' && (
        <section className="section">
          <ActionForm
            id={page}
            action={action}
            errors={errors}
            submit={say('notThere.submit')}
            whenDone={
              <Told
                view={view}
                shop={shop.name}
                title={say('notThere.done.title')}
                next={say('notThere.done.next')}
                path={shopPath(base, locale, `/p/${view.token}/${page}`)}
              />
            }
          >
            {/* In the form, so that its answer replaces it: what was just sent is not still to be sent. */}
            {toldOn && (
              <Callout icon="check" tone="tone-neutral">
                <p>{say('tellShop.openSince', { day: formatDay(locale, toldOn, seenFrom(view)) })}</p>
              </Callout>
            )}
            <WhereToLook view={view} shop={shop} base={base} />
            <WaitRule view={view} shop={shop} />
            <div className="mt-4">
              <h2 className="title">{say('notThere.tell')}</h2>
              <p className="mt-2 max-w-prose">{say('notThere.tellIntro')}</p>
            </div>
            <FormArea
              name={names.message}
              label={say('notThere.message')}
              hint={say('notThere.messageHint')}
              maxLength={4_000}
            />
            <ContactField view={view} shop={shop.name} />
            <PhotosField
              hint={[say('notThere.photosHint'), say('photos.hint')].join(locale === 'zh' ? '' : ' ')}
            />
          </ActionForm>
        </section>
      )}
    </SubPage>
  );
}

interface PartProps {
  view: TrackingPageView;
  shop: ShopView;
}

/** The carrier's word on where it is, and every place worth a look, to be ticked off. */
function WhereToLook({ view, shop, base }: PartProps & { base: string }) {
  const say = useParcelTexts(view, shop.name);
  const locale = useLocale();
  const { deliveredTo } = view.snapshot;
  const place = deliveredTo === null ? null : dropPlaceOf(deliveredTo);
  const named = namedStepOf(view.snapshot);
  const options = notThereSteps.map((step) => {
    const note = say(`notThere.steps.${step}.note`);
    const told = step === named ? [say('notThere.named'), note].join(locale === 'zh' ? '' : ' ') : note;
    return { value: step, label: say(`notThere.steps.${step}.name`), note: told };
  });
  return (
    <div className="grid gap-5">
      {deliveredTo !== null && (
        <p>
          <span className="note">{say(place ? 'notThere.reported' : 'page.carrierSays')}</span>
          <span
            lang={place ? undefined : textLanguage(deliveredTo, view.carrier.textLanguage)}
            className="block text-lead font-semibold wrap-anywhere"
          >
            {place ? say(`page.delivered.places.${place}`) : deliveredTo}
          </span>
        </p>
      )}
      <FormChoice name={names.checked} legend={say('notThere.looked')} kind="checkbox" options={options} />
      <p className="-mt-3">
        <a href={shopPath(base, locale, `/p/${view.token}/contact`)} className="link-row">
          {say('notThere.contact')}
        </a>
      </p>
    </div>
  );
}

/** Until when to wait. The day stands in the cached page; that it has passed is an island's to say. */
function WaitRule({ view, shop }: PartProps) {
  const say = useParcelTexts(view, shop.name);
  const locale = useLocale();
  const day = waitDayOf(view.snapshot, view.carrier.code);
  if (!day) return null;
  const kind = notThereKindOf(view.snapshot.milestone) === 'awaiting' ? 'awaiting' : 'delivered';
  return (
    <Callout icon="clock" tone="tone-neutral">
      <h2 className="font-semibold">
        {say('notThere.wait.title', { day: formatDay(locale, day, seenFrom(view)) })}
      </h2>
      <p className="mt-1">{say(`notThere.wait.${kind}`)}</p>
      <PastDay day={day}>{say('notThere.wait.over')}</PastDay>
    </Callout>
  );
}
