import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Theme, themeSchema } from '@/lib/branding/theme';
import { publishTheme } from '@/lib/db/merchants';
import { Complaint } from '../stack/complain';
import { required, requireShop, type ShopContext, type ShopOptions } from './context';
import { readJson } from './read-json';

/** Puts a theme in force. A word that the theme does not know is refused: it is mostly a typing error. */
export async function publishShopTheme(context: ShopContext, options: ShopOptions): Promise<string[]> {
  const shop = await requireShop(context, options);
  const file = required(options, 'file');
  const theme = z.strictObject(themeSchema.shape).safeParse(await readJson(file));
  if (!theme.success) throw new Complaint(`${file} is not a theme:\n${z.prettifyError(theme.error)}`);
  const missing = picturesOf(theme.data).filter((src) => !existsSync(join(context.publicDir, src)));
  if (missing.length > 0) {
    throw new Complaint(
      `${file} names ${missing.join(', ')}: put the file into public/ under that path first.`,
    );
  }
  const { version } = await publishTheme(context.db, shop.id, theme.data, context.now());
  return [`Version ${version} of the theme is in force: ${context.appUrl}/${shop.slug}`];
}

function picturesOf({ logo, favicon }: Theme): string[] {
  return [logo?.light, logo?.dark, favicon].flatMap((picture) => (picture ? [picture.src] : []));
}
