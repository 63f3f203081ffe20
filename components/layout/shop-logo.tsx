import type { ShopView } from '@/lib/branding/theme';

/** The shop's logo in the colours of the reader's screen, or its name where it has no logo. */
export function ShopLogo({ shop }: { shop: ShopView }) {
  const { logo } = shop.theme;
  if (!logo) return shop.name;
  const { light, dark } = logo;
  return (
    <picture>
      {dark && <source srcSet={dark.src} media="screen and (prefers-color-scheme: dark)" />}
      <img src={light.src} width={light.width} height={light.height} alt={shop.name} />
    </picture>
  );
}
