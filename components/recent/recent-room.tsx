import type { ReactNode } from 'react';
import { roomId, shownAtOnce } from './room';

/**
 * Room for the list of recent parcels, measured before the first paint: the list is drawn by script, and must not
 * push a form away from under a finger. The script is inline, and in the page's policy by its hash.
 */
export function RecentRoom({ base, children }: { base: string; children: ReactNode }) {
  const own = JSON.stringify(base);
  const measure =
    `try{let n=JSON.parse(localStorage["doorstep-recent"]).filter(p=>p.base===${own}).length;` +
    `if(n)document.getElementById("${roomId}").style.minHeight=11+3.5*Math.min(n,${shownAtOnce})+"rem"}catch{}`;
  return (
    <>
      <div id={roomId}>{children}</div>
      <script>{measure}</script>
    </>
  );
}
