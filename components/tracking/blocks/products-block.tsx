import { Section } from '@/components/ui/section';
import { BlockPicture } from './block-picture';
import { LocalText } from './local-text';
import type { ShownBlockOf } from './shown-block';

export function ProductsBlock({ id, block }: { id: string; block: ShownBlockOf<'products'> }) {
  const { title, cards } = block;
  return (
    <Section id={id} title={<LocalText text={title} />}>
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
