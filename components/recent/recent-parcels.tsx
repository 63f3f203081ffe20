'use client';

import { useEffect, useState } from 'react';
import { forgetPages, keptPaths } from '@/components/offline/kept-pages';
import { shopPath } from '@/lib/branding/paths';
import type { Locale } from '@/lib/i18n/locales';
import { RecentParcel } from './recent-parcel';
import { roomId, shownAtOnce } from './room';
import { readParcels, removeParcel, removeParcels, type StoredParcel } from './stored-parcels';
import type { RecentTexts } from './use-recent-texts';

interface RecentParcelsProps {
  base: string;
  locale: Locale;
  texts: RecentTexts;
  /** List only those that this browser has a copy of: nothing else opens without a network. */
  onlyKept?: boolean;
}

/** The parcels that this browser has opened, each with what was known of it then. */
export function RecentParcels({ base, locale, texts, onlyKept = false }: RecentParcelsProps) {
  const [parcels, setParcels] = useStoredParcels(base, onlyKept);
  const [isWhole, setWhole] = useState(false);
  if (parcels.length === 0) return null;
  const forgetOne = ({ token }: StoredParcel) => {
    removeParcel(base, token);
    void forgetPages(base, `/p/${token}`);
    setParcels(readParcels(base));
  };
  const forgetAll = () => {
    removeParcels(base);
    // Parcels' pages, and those that somebody has shared.
    for (const part of ['/p/', '/s/']) void forgetPages(base, part);
    setParcels([]);
    document.getElementById('content')?.focus();
  };
  return (
    <section aria-labelledby="recent" className="section border-line border-b">
      <h2 id="recent" className="title">
        {texts.title}
      </h2>
      <ul className="mt-2">
        {(isWhole ? parcels : parcels.slice(0, shownAtOnce)).map((parcel) => (
          <RecentParcel
            key={parcel.token}
            parcel={parcel}
            href={shopPath(base, locale, `/p/${parcel.token}`)}
            locale={locale}
            texts={texts}
            onForget={() => forgetOne(parcel)}
          />
        ))}
      </ul>
      <p className="note mt-2">{texts.only}</p>
      <p className="note flex flex-wrap gap-x-4">
        {!isWhole && parcels.length > shownAtOnce && (
          <button type="button" onClick={() => setWhole(true)} className="link-row">
            {texts.more}
          </button>
        )}
        <button type="button" onClick={forgetAll} className="link-row">
          {texts.forget}
        </button>
      </p>
    </section>
  );
}

/** What is stored, read once the page is there: on the server nothing is. */
function useStoredParcels(base: string, onlyKept: boolean) {
  const [parcels, setParcels] = useState<StoredParcel[]>([]);
  useEffect(() => {
    const stored = readParcels(base);
    if (!onlyKept) setParcels(stored);
    else void keptPaths(base).then((paths) => setParcels(stored.filter(isAmong(paths))));
  }, [base, onlyKept]);
  useEffect(() => {
    // From here on the list takes the room that it needs.
    if (parcels.length > 0) document.getElementById(roomId)?.style.removeProperty('min-height');
  }, [parcels]);
  return [parcels, setParcels] as const;
}

function isAmong(paths: readonly string[]) {
  return ({ token }: StoredParcel) => paths.some((path) => path.endsWith(`/p/${token}`));
}
