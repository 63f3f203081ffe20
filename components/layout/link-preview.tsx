import { useTranslations } from 'next-intl';

interface LinkPreviewProps {
  shop: string;
  /** Path of its first page, under which its pictures are. */
  start: string;
  /** Where others find it: chats want a picture's whole address. */
  origin: string;
}

/**
 * What a home screen and a shared link show. The same for every page of a shop, without the parcel's state: chats keep it for
 * long. Written here and not as metadata, which would say each of it twice more for one network.
 */
export function LinkPreview({ shop, start, origin }: LinkPreviewProps) {
  const t = useTranslations('preview');
  return (
    <>
      <link rel="apple-touch-icon" href={`${start}/icon/apple.png`} />
      <meta property="og:title" content={t('title', { shop })} />
      <meta property="og:description" content={t('text')} />
      <meta property="og:image" content={`${origin}${start}/preview.png`} />
    </>
  );
}
