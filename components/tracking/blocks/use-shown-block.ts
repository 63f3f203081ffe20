import { useLocale } from 'next-intl';
import type { Block } from '@/lib/branding/blocks';
import type { LocalizedText } from '@/lib/branding/theme-parts';
import type { ShownBlock, ShownLink, ShownText } from './shown-block';
import { useBlockTexts } from './use-block-texts';

/** Reduces a block to what a reader of the page's language sees of it. */
export function useShownBlock(shop: string): (block: Block) => ShownBlock {
  const t = useBlockTexts(shop);
  const locale = useLocale();
  const textOf = (text: LocalizedText): ShownText => text[locale] ?? { en: text.en };
  const linkOf = ({ url, label }: { url: string; label: LocalizedText }): ShownLink => ({
    url,
    label: textOf(label),
  });
  return (block) => {
    switch (block.kind) {
      case 'notice': {
        const { kind, place, text, link } = block;
        const label = t('blocks.notice');
        return { kind, place, label, text: textOf(text), ...(link && { link: linkOf(link) }) };
      }
      case 'help': {
        const { kind, title, links } = block;
        return { kind, title: title ? textOf(title) : t('blocks.help'), links: links.map(linkOf) };
      }
      case 'returns': {
        const { kind, title, text, label, url } = block;
        const link = { url, label: label ? textOf(label) : t('blocks.returns.link') };
        const heading = title ? textOf(title) : t('blocks.returns.title');
        return { kind, title: heading, ...(text && { text: textOf(text) }), link };
      }
      case 'social': {
        const links = block.profiles.map(({ name, url }) => ({ url, label: name }));
        return { kind: block.kind, title: t('blocks.social'), links };
      }
      case 'campaign': {
        const { kind, title, text, picture, link } = block;
        return {
          ...{ kind, title: textOf(title), link: linkOf(link) },
          ...(text && { text: textOf(text) }),
          ...(picture && { picture }),
        };
      }
      case 'products': {
        const { kind, title, cards } = block;
        const shown = cards.map(({ url, name, note, picture }) => ({
          ...{ url, name: textOf(name) },
          ...(note && { note: textOf(note) }),
          ...(picture && { picture }),
        }));
        return { kind, title: title ? textOf(title) : t('blocks.products'), cards: shown };
      }
    }
  };
}
