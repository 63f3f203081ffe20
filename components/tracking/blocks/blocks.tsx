import type { Block } from '@/lib/branding/blocks';
import { shownBlocks, shownBlocksAtLookup } from '@/lib/branding/shown-blocks';
import type { ShopView } from '@/lib/branding/theme';
import type { TrackingPageView } from '@/lib/tracking/view';
import { CampaignBlock } from './campaign-block';
import { HelpBlock } from './help-block';
import { NoticeBlock } from './notice-block';
import { ProductsBlock } from './products-block';
import { ReturnsBlock } from './returns-block';
import { SocialBlock } from './social-block';

interface BlocksProps {
  shop: ShopView;
  /** The parcel that the page is about; null on the lookup page. */
  view: TrackingPageView | null;
}

/** What the merchant placed above the page's answer. */
export function BlocksTop(props: BlocksProps) {
  return <Blocks {...props} place="top" />;
}

/** What the merchant placed below all that the page says itself. */
export function BlocksBelow(props: BlocksProps) {
  return <Blocks {...props} place="below" />;
}

function Blocks({ shop, view, place }: BlocksProps & { place: Block['place'] }) {
  const { blocks } = shop.theme;
  const shown = view ? shownBlocks(blocks, place, view) : shownBlocksAtLookup(blocks, place);
  // Two may be alike in every word: their place tells them apart.
  const placed = shown.map((block, index) => ({ id: `${place}-${index + 1}`, block }));
  return placed.map(({ id, block }) => <PlacedBlock key={id} id={id} block={block} shop={shop.name} />);
}

function PlacedBlock({ id, block, shop }: { id: string; block: Block; shop: string }) {
  switch (block.kind) {
    case 'notice':
      return <NoticeBlock block={block} shop={shop} />;
    case 'help':
      return <HelpBlock id={id} block={block} shop={shop} />;
    case 'returns':
      return <ReturnsBlock id={id} block={block} shop={shop} />;
    case 'social':
      return <SocialBlock id={id} block={block} shop={shop} />;
    case 'campaign':
      return <CampaignBlock id={id} block={block} />;
    case 'products':
      return <ProductsBlock id={id} block={block} shop={shop} />;
  }
}
