import type { Block } from '@/lib/branding/blocks';
import { shownBlocks, shownBlocksAtLookup } from '@/lib/branding/shown-blocks';
import type { ShopView } from '@/lib/branding/theme';
import type { TrackingPageView } from '@/lib/tracking/view';
import { PlacedBlocks } from './placed-blocks';
import { useShownBlock } from './use-shown-block';

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
  const shownBlock = useShownBlock(shop.name);
  const shown = view ? shownBlocks(blocks, place, view) : shownBlocksAtLookup(blocks, place);
  if (shown.length === 0) return null;
  return <PlacedBlocks place={place} blocks={shown.map(shownBlock)} />;
}
