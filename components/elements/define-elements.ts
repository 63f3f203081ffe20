import { CopyText } from './copy-text';
import { LiveParcel } from './live-parcel';
import { LocalTime } from './local-time';
import { NearDayElement } from './near-day';
import { OfflineNoteElement } from './offline-note';
import { RememberParcelElement } from './remember-parcel';
import { TimeAgo } from './time-ago';

/** By tag. The whole script of a page without React; React's own pages load it once they have taken over. */
const elements = {
  'copy-text': CopyText,
  'live-parcel': LiveParcel,
  'local-time': LocalTime,
  'near-day': NearDayElement,
  'offline-note': OfflineNoteElement,
  'remember-parcel': RememberParcelElement,
  'time-ago': TimeAgo,
};

for (const [tag, element] of Object.entries(elements)) {
  // A page of the development server loads changed modules again.
  if (!customElements.get(tag)) customElements.define(tag, element);
}
