import { useTranslations } from 'next-intl';
import { useParcelTexts } from '@/components/tracking/use-parcel-texts';
import { ExternalLink } from '@/components/ui/external-link';
import { Section } from '@/components/ui/section';
import type { ShopView } from '@/lib/branding/theme';
import type { ContactList } from '@/lib/tracking/carrier-contact';
import type { TrackingPageView } from '@/lib/tracking/view';
import { Phones } from './phones';

interface ContactWaysProps {
  view: TrackingPageView;
  shop: ShopView;
  list: ContactList;
}

interface ClaimedWaysProps extends ContactWaysProps {
  /** The shop and the carrier's site have been named already. */
  isClaimed: boolean;
}

/** Whom to call: the carrier's numbers, or its own site where we can vouch for none. */
export function CallThem({ view, shop, list, isClaimed }: ClaimedWaysProps) {
  const t = useTranslations('contact.purpose');
  const say = useParcelTexts(view, shop.name);
  const { phones, others } = list;
  const isSecond = isClaimed && shop.theme.supportUrl !== null;
  return (
    <Section id="call" title={say(phones.length > 0 ? 'contactPage.call' : 'contactPage.reach')}>
      {phones.length > 0 ? (
        <Phones view={view} shop={shop.name} phones={phones} isSecond={isSecond} />
      ) : (
        <>
          <p className="mt-2 max-w-prose">{say('contactPage.noPhone')}</p>
          <OfficialSite view={view} shop={shop} />
        </>
      )}
      {others.length > 0 && (
        <ul className="mt-6 grid gap-4">
          {others.map(({ value, href, purpose }) => (
            <li key={value}>
              {t(purpose)}
              <a href={href} translate="no" className="link-row flex tabular-nums">
                {value}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What is left when a call did not help: writing, and going there. */
export function OtherWays({ view, shop, list, isClaimed }: ClaimedWaysProps) {
  const t = useTranslations('contact.purpose');
  const say = useParcelTexts(view, shop.name);
  const ways = [...list.forms, ...list.locators];
  const supportUrl = isClaimed ? null : shop.theme.supportUrl;
  // Where there is no number, the carrier's site stands in its place.
  const isSiteSaid = isClaimed || list.phones.length === 0;
  if (ways.length === 0 && isSiteSaid && !supportUrl) return null;
  return (
    <Section id="other-ways" title={say('contactPage.otherwise')}>
      <ul className="mt-2">
        {ways.map(({ value, href, purpose }) => (
          <li key={value}>
            <ExternalLink href={href}>{t(purpose)}</ExternalLink>
          </li>
        ))}
        {!isSiteSaid && (
          <li>
            <OfficialSite view={view} shop={shop} />
          </li>
        )}
        {supportUrl && (
          <li>
            <a href={supportUrl} className="link-row">
              {say('layout.support')}
            </a>
          </li>
        )}
      </ul>
    </Section>
  );
}

/** Somebody else may have made a page look like it: its address is ours, from the list of carriers. */
export function OfficialSite({ view, shop }: Omit<ContactWaysProps, 'list'>) {
  const say = useParcelTexts(view, shop.name);
  const { homepage, trackingUrl } = view.carrier;
  const official = homepage ?? trackingUrl;
  return official && <ExternalLink href={official}>{say('contactPage.site')}</ExternalLink>;
}
