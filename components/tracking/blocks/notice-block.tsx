import { BlockLink } from './block-link';
import { LocalText } from './local-text';
import type { ShownBlockOf } from './shown-block';

export function NoticeBlock({ block: { place, label, text, link } }: { block: ShownBlockOf<'notice'> }) {
  return (
    <section
      aria-label={label}
      className={`shop-notice ${place === 'top' ? 'bg-canvas mb-7 text-small' : 'bg-brand-soft my-8'}`}
    >
      <p>
        <LocalText text={text} />
      </p>
      {link && <BlockLink {...link} />}
    </section>
  );
}
