import { useLocale } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { Callout } from '@/components/ui/callout';
import { ExternalLink } from '@/components/ui/external-link';
import { FormArea } from '@/components/ui/form-area';
import { FormChoice } from '@/components/ui/form-choice';
import { Section } from '@/components/ui/section';
import { shopPath } from '@/lib/branding/paths';
import type { ShopView } from '@/lib/branding/theme';
import type { FormAction } from '@/lib/forms/form-state';
import { tellShopFields as names, type TellShopOutcome } from '@/lib/forms/tell-shop-state';
import { formatDay } from '@/lib/i18n/format';
import { deliveryToolOf } from '@/lib/numbers/delivery-tools';
import { type ChangeVerdict, changeVerdictOf } from '@/lib/tracking/delivery-change';
import type { TrackingPageView } from '@/lib/tracking/view';
import { seenFrom } from './seen-from';
import { SubPage } from './sub-page';
import { ContactField, Told, useTellShopErrors } from './tell-shop-fields';
import { useParcelTexts } from './use-parcel-texts';

interface InstructionsPageProps {
  shop: ShopView;
  /** What stands in the route's `[shop]`. */
  base: string;
  view: TrackingPageView;
  /** Day on which the shop was sent a note, `YYYY-MM-DD`, while that case is open. */
  toldOn: string | null;
  action: FormAction<TellShopOutcome>;
}

const page = 'instructions';
/** While it is on the van. */
const tips = ['phone', 'others', 'notice'] as const;
const wishes = ['safe_place', 'neighbor', 'access', 'other_date'] as const;

/** What the recipient would like done, while it can still help: the carrier's own tool first, then a note to the shop. */
export function InstructionsPage(props: InstructionsPageProps) {
  const { shop, base, view } = props;
  const say = useParcelTexts(view, shop.name);
  const verdict = changeVerdictOf(view.snapshot);
  const frame = { shop, base, token: view.token, name: page };
  if (verdict !== 'open') {
    return (
      <SubPage
        {...frame}
        title={say('instructions.tooLate.title')}
        intro={say(`instructions.tooLate.${verdict}`)}
      >
        <Instead shop={shop} base={base} view={view} verdict={verdict} />
      </SubPage>
    );
  }
  const tool = deliveryToolOf(view.carrier, 'change');
  return (
    <SubPage {...frame} title={say('instructions.title')} intro={say('instructions.intro')}>
      {tool && (
        <Section id="tool" title={say('instructions.tool.title')}>
          <p className="mt-2 max-w-prose">{say('instructions.tool.body')}</p>
          <p className="mt-1">
            <ExternalLink href={tool.url}>{tool.name}</ExternalLink>
          </p>
        </Section>
      )}
      <Section id="note" title={say(tool ? 'instructions.note.title' : 'instructions.note.only')}>
        <NoteForm {...props} />
      </Section>
    </SubPage>
  );
}

function NoteForm({ shop, base, view, toldOn, action }: InstructionsPageProps) {
  const say = useParcelTexts(view, shop.name);
  const locale = useLocale();
  const errors = {
    ...useTellShopErrors({ view, shop: shop.name }),
    empty: say('instructions.empty'),
  };
  return (
    <>
      <p className="mt-2 max-w-prose">{say('instructions.note.body')}</p>
      <ActionForm
        id={page}
        action={action}
        errors={errors}
        submit={say('instructions.submit')}
        whenDone={
          <Told
            view={view}
            shop={shop.name}
            title={say('instructions.done.title')}
            next={say('instructions.done.next')}
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
        <FormChoice
          name={names.checked}
          legend={say('instructions.wish')}
          kind="checkbox"
          options={wishes.map((wish) => ({
            value: wish,
            label: say(`instructions.wishes.${wish}.name`),
            note: say(`instructions.wishes.${wish}.note`),
          }))}
        />
        <FormArea
          name={names.message}
          label={say('instructions.message')}
          hint={say('instructions.messageHint')}
          maxLength={4_000}
          required
        />
        <ContactField view={view} shop={shop.name} />
      </ActionForm>
    </>
  );
}

type InsteadProps = Pick<InstructionsPageProps, 'shop' | 'base' | 'view'> & { verdict: ChangeVerdict };

/** What can be done instead, once it is too late for a wish. */
function Instead({ shop, base, view, verdict }: InsteadProps) {
  const say = useParcelTexts(view, shop.name);
  const locale = useLocale();
  const tool = verdict === 'attempted' ? deliveryToolOf(view.carrier, 'redelivery') : null;
  const asksShop = verdict === 'ended' || verdict === 'unclear';
  const askUrl = asksShop ? shop.theme.supportUrl : view.carrier.trackingUrl;
  if (!tool && !askUrl && verdict !== 'out' && verdict !== 'delivered') return null;
  return (
    <Section id="instead" title={say('page.advice.can')}>
      {verdict === 'out' && (
        <ul className="mt-2 grid max-w-prose list-disc gap-1 pl-5 marker:text-muted">
          {tips.map((tip) => (
            <li key={tip}>{say(`instructions.tooLate.tips.${tip}`)}</li>
          ))}
        </ul>
      )}
      <p className="actions">
        {tool && (
          <ExternalLink href={tool.url} look="button-primary">
            {tool.name}
          </ExternalLink>
        )}
        {verdict === 'delivered' && (
          <a href={shopPath(base, locale, `/p/${view.token}/not-there`)} className="button-primary">
            {say('page.waysOn.not_there')}
          </a>
        )}
        {askUrl && asksShop && (
          <a href={askUrl} className="button-primary">
            {say('layout.support')}
          </a>
        )}
        {askUrl && !asksShop && <ExternalLink href={askUrl}>{say('page.official')}</ExternalLink>}
      </p>
    </Section>
  );
}
