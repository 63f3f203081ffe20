import { useLocale, useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import { TextList } from '@/components/ui/text-list';
import { shopPath } from '@/lib/branding/paths';
import { height, width } from '@/lib/tracking/map/picture-size';
import { stopName } from '@/lib/tracking/map/stop-name';
import type { TrackingPageView } from '@/lib/tracking/view';

interface RouteMapProps {
  view: TrackingPageView & { version: string };
  base: string;
  /** Of the page within its shop; default: the parcel's own. */
  path?: string;
}

/** The parcel's way, as a picture of its own address (this page stays light) and as the list of its places. */
export function RouteMap({ view, base, path = `/p/${view.token}` }: RouteMapProps) {
  const t = useTranslations('map');
  const locale = useLocale();
  const { stops, version } = view;
  if (!stops) return null;
  const src = shopPath(base, locale, `${path}/map.svg?v=${version}`);
  const places = stops.map((stop) => {
    const place = stopName(locale, stop, view);
    return stop.role === 'end' && !stop.isReached ? t('end', { place }) : place;
  });
  return (
    <Section id="route" title={t('title')}>
      {/* biome-ignore lint/performance/noImgElement: an SVG, which nothing could make smaller */}
      <img src={src} alt={t('alt')} width={width} height={height} loading="lazy" className="route-map" />
      <TextList texts={places} className="stops" />
      <p className="mt-2 note print:hidden">{t('credit')}</p>
    </Section>
  );
}
