import { BlockLink } from './block-link';
import { BlockPicture } from './block-picture';
import { LocalText } from './local-text';
import type { ShownBlockOf } from './shown-block';

export function CampaignBlock({ id, block }: { id: string; block: ShownBlockOf<'campaign'> }) {
  const { title, text, picture, link } = block;
  return (
    <section aria-labelledby={id} className={`section story ${picture ? 'sm:grid-cols-[2fr_3fr]' : ''}`}>
      {picture && <BlockPicture picture={picture} />}
      <div>
        <h2 id={id} className="title">
          <LocalText text={title} />
        </h2>
        {text && (
          <p className="mt-2 max-w-prose">
            <LocalText text={text} />
          </p>
        )}
        <p className="mt-1">
          <BlockLink {...link} />
        </p>
      </div>
    </section>
  );
}
