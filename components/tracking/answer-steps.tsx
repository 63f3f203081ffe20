import { useLocale, useTranslations } from 'next-intl';
import { TextList } from '@/components/ui/text-list';
import { shopPath } from '@/lib/branding/paths';
import type { ShopView } from '@/lib/branding/theme';
import type { Step } from '@/lib/tracking/answers/steps';
import type { TrackingPageView } from '@/lib/tracking/view';
import { useParcelTexts } from './use-parcel-texts';

interface AnswerStepsProps {
  view: TrackingPageView;
  shop: ShopView;
  /** What stands in the route's `[shop]`. */
  base: string;
  /** Does a heading above say already that this is what one can do? Then the carrier comes after what stands there. */
  isHeaded: boolean;
}

/** Steps that lead to the shop. */
const shopSteps: ReadonlySet<Step> = new Set<Step>(['contact_sender', 'contact_shop', 'possible_loss']);

/** What the shopper can do, in the order in which it helps, and the way to the carrier where that is next. */
export function AnswerSteps({ view, shop, base, isHeaded }: AnswerStepsProps) {
  const t = useTranslations();
  const locale = useLocale();
  const say = useParcelTexts(view, shop.name);
  const { steps, trigger } = view.snapshot.answer ?? { steps: [], trigger: null };
  const { supportUrl } = shop.theme;
  const isShopNext = supportUrl !== null && steps.some((step) => shopSteps.has(step));
  const contact = shopPath(base, locale, `/p/${view.token}/contact`);
  const hasHeading = steps.length > 0 && !isHeaded;
  const hasWays = trigger !== null || isShopNext;
  return (
    <>
      {hasHeading && <h3 className="mt-5 font-semibold">{t('page.advice.can')}</h3>}
      <Steps texts={steps.map((step) => say(`answers.steps.${step}`))} />
      {hasWays && (
        <p className="actions">
          {trigger && (
            <a href={contact} className={isHeaded ? 'link-row' : 'button-secondary'}>
              {say('answers.contact')}
            </a>
          )}
          {isShopNext && (
            <a href={supportUrl} className="link-row">
              {t('layout.support', { shop: shop.name })}
            </a>
          )}
        </p>
      )}
    </>
  );
}

/** One step is a sentence, several are a list in their order. */
function Steps({ texts }: { texts: readonly string[] }) {
  const [only, ...more] = texts;
  if (!only) return null;
  if (more.length === 0) return <p className="mt-1 max-w-prose">{only}</p>;
  return <TextList texts={texts} className="steps" />;
}
