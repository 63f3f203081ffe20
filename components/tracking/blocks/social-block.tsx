import type { BlockOf } from '@/lib/branding/blocks';
import { BlockLink } from './block-link';
import { useBlockTexts } from './use-block-texts';

interface SocialBlockProps {
  id: string;
  block: BlockOf<'social'>;
  shop: string;
}

/** Where else the shop is to be found. Small: it is never what somebody opened the page for. */
export function SocialBlock({ id, block: { profiles }, shop }: SocialBlockProps) {
  const t = useBlockTexts(shop);
  return (
    <nav aria-labelledby={id} className="section">
      <h2 id={id} className="note">
        {t('blocks.social')}
      </h2>
      <ul className="flex flex-wrap gap-x-6">
        {profiles.map(({ name, url }) => (
          <li key={url}>
            <BlockLink url={url} label={name} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
