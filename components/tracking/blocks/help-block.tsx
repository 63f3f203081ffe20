import { Section } from '@/components/ui/section';
import { BlockLink } from './block-link';
import { LocalText } from './local-text';
import type { ShownBlockOf } from './shown-block';

export function HelpBlock({ id, block: { title, links } }: { id: string; block: ShownBlockOf<'help'> }) {
  return (
    <Section id={id} title={<LocalText text={title} />}>
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
