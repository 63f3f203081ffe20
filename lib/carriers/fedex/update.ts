import type { TrackingEvent } from '@/lib/tracking/event';
import { isNotice, type Milestone, statusOf } from '@/lib/tracking/milestones';
import { currentState } from '@/lib/tracking/state';
import type { ShipmentUpdate } from '../carrier';
import type { FedexDelay, FedexResult } from './answer';
import {
  fedexDestination,
  fedexDimensions,
  fedexEstimate,
  fedexOrigin,
  fedexSignedBy,
  fedexWeight,
} from './facts';
import { codeOfSaying, fedexMeaning, sayingOfLatest, textOfSaying } from './meaning';
import { fedexEvents } from './scans';

type Summary = ShipmentUpdate['summary'];

/** Reads one result. Null when it says nothing at all: no scan, no status. */
export function fedexUpdate(result: FedexResult, trackingNumber: string): ShipmentUpdate | null {
  const events = fedexEvents(result);
  const summary = readSummary(result, events);
  if (events.length === 0 && !summary) return null;
  // A parcel that goes back names its sender there.
  const isHandedOver = currentState(events, summary).status === 'delivered';
  return {
    trackingNumber,
    carrierShipmentId: result.trackingNumberInfo?.trackingNumberUniqueId || null,
    events,
    summary,
    estimate: fedexEstimate(result),
    deliveredTo: (isHandedOver && result.deliveryDetails?.locationDescription) || null,
    signedBy: isHandedOver ? fedexSignedBy(result) : null,
    service: result.serviceDetail?.description || null,
    weight: fedexWeight(result),
    dimensions: fedexDimensions(result),
    origin: fedexOrigin(result),
    destination: fedexDestination(result),
  };
}

/**
 * `latestStatusDetail` is coarser than the scans ("In transit" for a parcel that arrived), so it counts only
 * where it says what no scan does: a status of which there is no scan, or a delay laid over the history.
 */
function readSummary({ latestStatusDetail }: FedexResult, events: readonly TrackingEvent[]): Summary {
  if (!latestStatusDetail) return null;
  const saying = sayingOfLatest(latestStatusDetail);
  const carrierCode = codeOfSaying(saying);
  const carrierText = textOfSaying(saying);
  const { meaning, rule } = fedexMeaning(saying);
  if (`${carrierCode}${carrierText}` === '' || isNotice(meaning)) return null;
  const said = { carrierCode, carrierText };
  const { status } = currentState(events);
  const delay = meaning.startsWith('in_transit.') ? delayMilestone(saying.delay) : null;
  if (delay && (events.length === 0 || status === 'in_transit' || status === 'label_created')) {
    return { milestone: delay, rule: `fedex.delay:${saying.delay?.type ?? ''}`, ...said };
  }
  if (events.length === 0) return { milestone: meaning, rule, ...said };
  const isOnWayBack = status === 'returning' && meaning.startsWith('delivered.');
  if (isOnWayBack) return { milestone: 'returned.returned', rule: `${rule}+RS`, ...said };
  const code = carrierCode.split('/')[0];
  const isToldByScan = events.some(
    (event) => event.meaning === meaning || (code !== '' && event.carrierCode.split('/')[0] === code),
  );
  return isToldByScan || saysLittle.has(statusOf(meaning)) ? null : { milestone: meaning, rule, ...said };
}

/** Statuses that every history of scans tells better. */
const saysLittle: ReadonlySet<string> = new Set(['unknown', 'pending', 'label_created', 'in_transit']);

function delayMilestone(delay: FedexDelay): Milestone | null {
  if (delay?.status !== 'DELAYED') return null;
  if (delay.type === 'WEATHER') return 'exception.weather';
  return delay.type === 'CLEARANCE' ? 'exception.customs_held' : 'exception.delayed';
}
