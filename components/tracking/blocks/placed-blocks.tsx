import type { Block } from '@/lib/branding/blocks';
import { CampaignBlock } from './campaign-block';
import { HelpBlock } from './help-block';
import { NoticeBlock } from './notice-block';
import { ProductsBlock } from './products-block';
import { ReturnsBlock } from './returns-block';
import type { ShownBlock } from './shown-block';
import { SocialBlock } from './social-block';

interface PlacedBlocksProps {
  place: Block['place'];
  blocks: readonly ShownBlock[];
}

/** Draws blocks from their words. */
export function PlacedBlocks({ place, blocks }: PlacedBlocksProps) {
  // Two may be alike in every word: their place tells them apart.
  const placed = blocks.map((block, index) => ({ id: `${place}-${index + 1}`, block }));
  return placed.map(({ id, block }) => <PlacedBlock key={id} id={id} block={block} />);
}

function PlacedBlock({ id, block }: { id: string; block: ShownBlock }) {
  switch (block.kind) {
    case 'notice':
      return <NoticeBlock block={block} />;
    case 'help':
      return <HelpBlock id={id} block={block} />;
    case 'returns':
      return <ReturnsBlock id={id} block={block} />;
    case 'social':
      return <SocialBlock id={id} block={block} />;
    case 'campaign':
      return <CampaignBlock id={id} block={block} />;
    case 'products':
      return <ProductsBlock id={id} block={block} />;
  }
}
