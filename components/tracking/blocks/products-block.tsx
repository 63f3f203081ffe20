import { Section } from '@/components/ui/section';
import type { BlockOf } from '@/lib/branding/blocks';
import { BlockPicture } from './block-picture';
import { LocalText } from './local-text';
import { useBlockTexts } from './use-block-texts';

interface ProductsBlockProps {
  id: string;
  block: BlockOf<'products'>;
  shop: string;
}

export function ProductsBlock({ id, block: { title, cards }, shop }: ProductsBlockProps) {
  const t = useBlockTexts(shop);
  return (
    <Section id={id} title={title ? <LocalText text={title} /> : t('blocks.products')}>
      <ul className="products">
        {cards.map(({ name, note, picture, url }) => (
          <li key={url}>
            <a href={url} rel="noopener noreferrer" referrerPolicy="no-referrer">
              {picture && <BlockPicture picture={picture} />}
              <span>
                <LocalText text={name} />
              </span>
              {note && (
                <span className="note">
                  <LocalText text={note} />
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
