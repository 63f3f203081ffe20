import type { BlockOf } from '@/lib/branding/blocks';
import { BlockLink } from './block-link';
import { LocalText } from './local-text';
import { useBlockTexts } from './use-block-texts';

export function NoticeBlock({
  block: { text, link, place },
  shop,
}: {
  block: BlockOf<'notice'>;
  shop: string;
}) {
  const t = useBlockTexts(shop);
  return (
    <section
      aria-label={t('blocks.notice')}
      className={`shop-notice ${place === 'top' ? 'bg-canvas mb-7 text-small' : 'bg-brand-soft my-8'}`}
    >
      <p>
        <LocalText text={text} />
      </p>
      {link && <BlockLink {...link} />}
    </section>
  );
}
