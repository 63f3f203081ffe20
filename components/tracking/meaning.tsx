import { useLocale, useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import { ExternalLink } from '@/components/ui/external-link';
import { Section } from '@/components/ui/section';
import type { ShopView } from '@/lib/branding/theme';
import { textLanguage } from '@/lib/i18n/text-language';
import { deliveryToolOf } from '@/lib/numbers/delivery-tools';
import { adviceKindOf } from '@/lib/tracking/advice';
import { noticesOf } from '@/lib/tracking/answers/notices';
import { headlineOf, isUnheard } from '@/lib/tracking/headline';
import { statusOf } from '@/lib/tracking/milestones';
import type { TrackingPageView } from '@/lib/tracking/view';
import { AnswerNotice } from './answer-notice';
import { AnswerSteps } from './answer-steps';
import { SupportLink } from './support-link';
import { useNextBy } from './use-next-by';
import { useParcelTexts } from './use-parcel-texts';

interface MeaningProps {
  view: TrackingPageView;
  shop: ShopView;
}

/**
 * What the status means, what comes of it and by when, and what to do. What the shopper has to do stands first, then
 * what there is to say of the time that has passed. `base` is absent where nothing leads on: on a shared page.
 */
export function Meaning({ view, shop, base }: MeaningProps & { base?: string }) {
  const t = useTranslations();
  const say = useParcelTexts(view, shop.name);
  const { snapshot } = view;
  const { state } = view.system;
  if (isUnheard(view) && state !== 'ok') {
    return (
      <Section id="meaning" title={t('page.meaning')}>
        <p className="mt-2 max-w-prose">{say(`systemState.${state}.body`)}</p>
      </Section>
    );
  }
  const key = `milestones.${snapshot.milestone}` as const;
  const isTitleSaid = headlineOf(snapshot, view.system.checkedAt).kind === 'milestone';
  const advice = adviceKindOf(snapshot.milestone);
  const notices = noticesOf(snapshot, state);
  return (
    <>
      {advice === 'must' && <MustDo view={view} shop={shop} isShared={base === undefined} />}
      {notices.length > 0 && <AnswerNotice view={view} shop={shop.name} notices={notices} />}
      <Section id="meaning" title={isTitleSaid ? t('page.meaning') : say(`${key}.title`)}>
        <p className="mt-2 max-w-prose">{say(`${key}.meaning`)}</p>
        {snapshot.events[0]?.meaning === 'unknown.unmapped' && <CarrierSays view={view} shop={shop} />}
        {advice !== 'must' && <Next view={view} shop={shop} isOvertaken={notices.length > 0} />}
        {base !== undefined && (
          <AnswerSteps view={view} shop={shop} base={base} isHeaded={advice === 'can'} />
        )}
      </Section>
    </>
  );
}

/** What comes next. Where time has overtaken "you don’t need to do anything", only by when it comes, if anybody can say. */
function Next({ view, shop, isOvertaken }: MeaningProps & { isOvertaken: boolean }) {
  const t = useTranslations();
  const locale = useLocale();
  const say = useParcelTexts(view, shop.name);
  const sayNextBy = useNextBy(view);
  const { milestone } = view.snapshot;
  const advice = adviceKindOf(milestone);
  const text = isOvertaken && advice === 'next' ? null : say(`milestones.${milestone}.next`);
  const nextBy = sayNextBy();
  if (!text && !nextBy) return null;
  return (
    <>
      <h3 className="mt-5 font-semibold">{t(`page.advice.${advice}`)}</h3>
      <p className="mt-1 max-w-prose">{[text, nextBy].filter(Boolean).join(locale === 'zh' ? '' : ' ')}</p>
      {advice !== 'next' && <SupportLink milestone={milestone} shop={shop} />}
    </>
  );
}

function MustDo({ view, shop, isShared }: MeaningProps & { isShared: boolean }) {
  const t = useTranslations();
  const say = useParcelTexts(view, shop.name);
  const { milestone } = view.snapshot;
  // The carrier's own page asks for the number, which a shared page keeps to itself.
  const isTriedAgain = !isShared && statusOf(milestone) === 'attempt_failed';
  const tool = isTriedAgain ? deliveryToolOf(view.carrier, 'redelivery') : null;
  return (
    <section aria-labelledby="action" className="pt-8">
      <Callout icon="alert" tone="tone-warning">
        <h2 id="action" className="font-semibold">
          {t('page.advice.must')}
        </h2>
        <p className="mt-1">{say(`milestones.${milestone}.next`)}</p>
        {tool && <ExternalLink href={tool.url}>{tool.name}</ExternalLink>}
        <SupportLink milestone={milestone} shop={shop} />
      </Callout>
    </section>
  );
}

/** An update that we could not class is shown in the carrier's words, also where an older one gives the status. */
function CarrierSays({ view, shop }: MeaningProps) {
  const say = useParcelTexts(view, shop.name);
  const latest = view.snapshot.events[0];
  if (!latest) return null;
  return (
    <p className="mt-4">
      <span className="note">{say('page.carrierSays')}</span>
      <span
        lang={textLanguage(latest.carrierText, view.carrier.textLanguage)}
        className="block text-lead font-semibold wrap-anywhere"
      >
        {latest.carrierText}
      </span>
    </p>
  );
}
