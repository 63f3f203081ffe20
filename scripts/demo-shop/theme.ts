import { themeSchema } from '@/lib/branding/theme';
import { demoBlocks } from './blocks';

/** Moss & Clay: a potter's shop. Its logo is drawn for this demo. */
export const demoShop = {
  slug: 'moss-and-clay',
  name: 'Moss & Clay',
  homepage: 'https://moss-and-clay.example',
  defaultLocale: 'en',
  timeZone: 'America/Los_Angeles',
} as const;

const logo = (name: string) => ({ src: `/brand/${name}.svg`, width: 176, height: 32 });

export const demoTheme = themeSchema.parse({
  logo: { light: logo('moss-and-clay'), dark: logo('moss-and-clay-dark') },
  favicon: { src: '/brand/moss-and-clay-icon.svg', width: 32, height: 32 },
  accent: '#4a6b3f',
  font: 'be-vietnam-pro',
  radius: 'large',
  headerLinks: [
    { label: { en: 'Shop', vi: 'Cửa hàng', zh: '商店' }, url: 'https://moss-and-clay.example' },
    {
      label: { en: 'Our studio', vi: 'Xưởng gốm', zh: '工作室' },
      url: 'https://moss-and-clay.example/studio',
    },
  ],
  footerLinks: [
    {
      label: { en: 'Shipping', vi: 'Giao hàng', zh: '配送说明' },
      url: 'https://moss-and-clay.example/shipping',
    },
    { label: { en: 'Returns', vi: 'Đổi trả', zh: '退换货' }, url: 'https://moss-and-clay.example/returns' },
  ],
  supportUrl: 'https://moss-and-clay.example/contact',
  blocks: demoBlocks,
});
