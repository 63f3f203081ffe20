import { Section } from '@/components/ui/section';
import { BlockLink } from './block-link';
import { LocalText } from './local-text';
import type { ShownBlockOf } from './shown-block';

export function ReturnsBlock({ id, block }: { id: string; block: ShownBlockOf<'returns'> }) {
  const { title, text, link } = block;
  return (
    <Section id={id} title={<LocalText text={title} />}>
      {text && (
        <p className="mt-2 max-w-prose">
          <LocalText text={text} />
        </p>
      )}
      <p className="mt-1">
        <BlockLink {...link} />
      </p>
    </Section>
  );
}
