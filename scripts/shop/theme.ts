import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Theme, themeSchema } from '@/lib/branding/theme';
import { publishTheme } from '@/lib/db/merchants';
import { Complaint } from '../stack/complain';
import { requireShop, type ShopContext, type ShopOptions } from './context';
import { readJson } from './read-json';
import { themeHelp } from './theme-help';
import { unknownWords } from './theme-words';

/** Puts a theme in force. A word that the theme does not know is refused: it is mostly a typing error. */
export async function publishShopTheme(context: ShopContext, options: ShopOptions): Promise<string[]> {
  const shop = await requireShop(context, options);
  const { file } = options;
  if (!file) throw new Complaint(themeHelp);
  const written = await readJson(file);
  const theme = themeSchema.safeParse(written);
  if (!theme.success) throw new Complaint(`${file} is not a theme:\n${z.prettifyError(theme.error)}`);
  const unknown = unknownWords(written, theme.data);
  if (unknown.length > 0) {
    throw new Complaint(
      `${file} is not a theme: it does not know ${unknown.join(', ')}. \`npm run shop -- theme\` alone says what it knows.`,
    );
  }
  const missing = picturesOf(theme.data).filter((src) => !existsSync(join(context.publicDir, src)));
  if (missing.length > 0) {
    throw new Complaint(
      `${file} names ${missing.join(', ')}: put the file into public/ under that path first.`,
    );
  }
  const { version } = await publishTheme(context.db, shop.id, theme.data, context.now());
  return [`Version ${version} of the theme is in force: ${context.appUrl}/${shop.slug}`];
}

function picturesOf({ logo, favicon, blocks }: Theme): string[] {
  const placed = blocks.flatMap((block) => {
    if (block.kind === 'campaign') return [block.picture];
    return block.kind === 'products' ? block.cards.map(({ picture }) => picture) : [];
  });
  const all = [logo?.light, logo?.dark, favicon, ...placed];
  return all.flatMap((picture) => (picture ? [picture.src] : []));
}
