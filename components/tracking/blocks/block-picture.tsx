import type { Picture } from '@/lib/branding/theme-parts';

/** Decoration beside words that say what it is of. Its size is known before it is here, so nothing moves. */
export function BlockPicture({ picture: { src, width, height } }: { picture: Picture }) {
  return (
    // biome-ignore lint/performance/noImgElement: pictures go out as they are, Next's optimizer is off.
    <img
      src={src}
      width={width}
      height={height}
      alt=""
      loading="lazy"
      decoding="async"
      className="rounded-panel h-auto w-full"
    />
  );
}
