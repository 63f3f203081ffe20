import { useLocale, useTranslations } from 'next-intl';
import { SubPage } from '@/components/tracking/sub-page';
import { useParcelTexts } from '@/components/tracking/use-parcel-texts';
import { Callout } from '@/components/ui/callout';
import { ExternalLink } from '@/components/ui/external-link';
import { Section } from '@/components/ui/section';
import { shopPath } from '@/lib/branding/paths';
import type { ShopView } from '@/lib/branding/theme';
import type { ContactTrigger } from '@/lib/tracking/answers/answer';
import { type CarrierContact, contactListFor } from '@/lib/tracking/carrier-contact';
import type { TrackingPageView } from '@/lib/tracking/view';
import { CallKit } from './call-kit';
import { CallNotes } from './call-notes';
import { CallThem, OfficialSite, OtherWays } from './contact-ways';
import { NothingToCall } from './nothing-to-call';

interface ContactPageProps {
  shop: ShopView;
  /** What stands in the route's `[shop]`. */
  base: string;
  view: TrackingPageView;
  contacts: readonly CarrierContact[];
}

/** Whom to call, when there is a reason to; what to have at hand; what to write down. */
export function ContactPage({ shop, base, view, contacts }: ContactPageProps) {
  const say = useParcelTexts(view, shop.name);
  const trigger = view.snapshot.answer?.trigger ?? null;
  const page = { shop, base, token: view.token, name: 'contact' };
  if (!trigger) {
    return (
      <SubPage {...page} title={say('contactPage.calm.title')} intro={say('contactPage.calm.lead')}>
        <NothingToCall shop={shop} view={view}>
          <Contacts shop={shop} base={base} view={view} contacts={contacts} trigger="instructions" />
        </NothingToCall>
      </SubPage>
    );
  }
  return (
    <SubPage {...page} title={say('contactPage.title')} intro={say(`contactPage.why.${trigger}`)}>
      <Contacts shop={shop} base={base} view={view} contacts={contacts} trigger={trigger} />
    </SubPage>
  );
}

/** In the order in which people get somewhere: this page, the phone, in writing, at the counter. */
function Contacts({ shop, base, view, contacts, trigger }: ContactPageProps & { trigger: ContactTrigger }) {
  const t = useTranslations('contactPage.notes');
  const locale = useLocale();
  const country = view.snapshot.destination?.country ?? null;
  const list = contactListFor(contacts, { locale, country });
  const isClaimed = trigger === 'lost_or_damaged';
  const labels = { name: t('name'), reference: t('reference'), next: t('next'), free: t('free') };
  const texts = {
    saved: t('saved'),
    deleted: t('deleted'),
    unkept: t('unkept'),
    remove: t('remove'),
    print: t('print'),
  };
  return (
    <>
      <SameInformation shop={shop} base={base} view={view} />
      {isClaimed && <Claim shop={shop} view={view} />}
      <CallThem view={view} shop={shop} list={list} isClaimed={isClaimed} />
      <CallKit view={view} trigger={trigger} />
      <Section id="notes" title={t('title')}>
        <p className="scripted mt-1 text-muted print:hidden">{t('kept')}</p>
        <noscript>
          <p className="mt-1 text-muted print:hidden">{t('onPaper')}</p>
        </noscript>
        <CallNotes token={view.token} labels={labels} texts={texts} />
      </Section>
      <OtherWays view={view} shop={shop} list={list} isClaimed={isClaimed} />
    </>
  );
}

/** Said first: it spares most calls. */
function SameInformation({ shop, base, view }: Omit<ContactPageProps, 'contacts'>) {
  const say = useParcelTexts(view, shop.name);
  const locale = useLocale();
  const isAtCustoms = /customs_(started|held)$/.test(view.snapshot.milestone);
  const { trackingUrl } = view.carrier;
  return (
    <div className="pt-8 print:pt-4">
      <Callout icon="question" tone="tone-neutral">
        <h2 className="font-semibold">{say('contactPage.same.title')}</h2>
        <p className="mt-1">{say('contactPage.same.text')}</p>
        {isAtCustoms && <p className="mt-2">{say('contactPage.same.customs')}</p>}
        <p className="flex flex-wrap gap-x-6 print:hidden">
          <a href={`${shopPath(base, locale, `/p/${view.token}`)}#meaning`} className="link-row">
            {say('contactPage.same.read')}
          </a>
          {trackingUrl && <ExternalLink href={trackingUrl}>{say('page.official')}</ExternalLink>}
        </p>
      </Callout>
    </div>
  );
}

/** Who files it is the sender, with nearly every carrier: the shop comes first, then the carrier's own site. */
function Claim({ shop, view }: Pick<ContactPageProps, 'shop' | 'view'>) {
  const say = useParcelTexts(view, shop.name);
  const { supportUrl } = shop.theme;
  return (
    <Section id="claim" title={say('contactPage.claim.title')}>
      <p className="mt-2 max-w-prose">{say('contactPage.claim.text')}</p>
      <p className="actions">
        {supportUrl && (
          <a href={supportUrl} className="button-primary">
            {say('layout.support')}
          </a>
        )}
        <OfficialSite view={view} shop={shop} />
      </p>
    </Section>
  );
}
