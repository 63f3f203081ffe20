import { Section } from '@/components/ui/section';
import type { BlockOf } from '@/lib/branding/blocks';
import { BlockLink } from './block-link';
import { LocalText } from './local-text';
import { useBlockTexts } from './use-block-texts';

interface ReturnsBlockProps {
  id: string;
  block: BlockOf<'returns'>;
  shop: string;
}

export function ReturnsBlock({ id, block: { title, text, label, url }, shop }: ReturnsBlockProps) {
  const t = useBlockTexts(shop);
  return (
    <Section id={id} title={title ? <LocalText text={title} /> : t('blocks.returns.title')}>
      {text && (
        <p className="mt-2 max-w-prose">
          <LocalText text={text} />
        </p>
      )}
      <p className="mt-1">
        <BlockLink url={url} label={label ?? t('blocks.returns.link')} />
      </p>
    </Section>
  );
}
