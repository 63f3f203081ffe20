import { Section } from '@/components/ui/section';
import type { BlockOf } from '@/lib/branding/blocks';
import { BlockLink } from './block-link';
import { LocalText } from './local-text';
import { useBlockTexts } from './use-block-texts';

interface HelpBlockProps {
  id: string;
  block: BlockOf<'help'>;
  shop: string;
}

export function HelpBlock({ id, block: { title, links }, shop }: HelpBlockProps) {
  const t = useBlockTexts(shop);
  return (
    <Section id={id} title={title ? <LocalText text={title} /> : t('blocks.help')}>
      <ul className="ways-on mt-2">
        {links.map((link) => (
          <li key={link.url}>
            <BlockLink {...link} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
