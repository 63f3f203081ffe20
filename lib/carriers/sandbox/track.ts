import { jsonAnswer, type SandboxAnswer } from './answer';
import type { SandboxFault } from './faults';
import type { Fixture } from './fixtures';
import { isObject, type Json, textAt } from './json';
import type { ParcelRegistry } from './parcels';
import type { SandboxCarrier, TrackRequest, TrackResult } from './sandbox-carrier';

export interface TrackContext {
  carrier: SandboxCarrier;
  fixtures: readonly Fixture[];
  parcels: ParcelRegistry;
  fault: SandboxFault | null;
  registered: ReadonlySet<string>;
}

/**
 * Answers a tracking request: registered parcels first; then the fixture recorded for exactly these
 * numbers; then, in a batch, each number's own fixture. Whatever is left is "not found" in the carrier's
 * words. A recorded failure of one number fails its whole request, as it does at the carrier; one recorded
 * for a batch says nothing of parts of that batch.
 */
export function answerTrack(request: TrackRequest, context: TrackContext): SandboxAnswer {
  const { carrier, parcels } = context;
  const recorded = context.fixtures.filter(
    (fixture) => !fixture.isLife && fixture.operation === request.operation,
  );
  const results: TrackResult[] = [];
  for (const trackingNumber of request.trackingNumbers) {
    const isRegistered = !carrier.readRegisterRequest || context.registered.has(trackingNumber);
    const own = parcels.item(carrier.code, trackingNumber);
    if (own !== undefined) {
      results.push({ trackingNumber, item: own, isRegistered });
      continue;
    }
    const candidates = recorded.filter((fixture) => fixture.asked.includes(trackingNumber));
    const exact = candidates.find((fixture) => isSameSet(fixture.asked, request.trackingNumbers));
    if (exact && !context.fault) return fixtureAnswer(exact);
    const fixture = exact ?? candidates.find((other) => isTrackBody(other) || other.asked.length === 1);
    if (fixture && !isTrackBody(fixture)) return fixtureAnswer(fixture);
    results.push({
      trackingNumber,
      item: fixture ? carrier.itemFor(fixture.response.body, trackingNumber) : null,
      isRegistered: isRegistered || fixture !== undefined,
    });
  }
  return carrier.trackAnswer(
    request,
    results.map((result) => misread(result, context)),
  );
}

/** A recorded answer as it is; `{"$raw": "…"}` is a body that is no JSON. */
function fixtureAnswer({ response }: Fixture): SandboxAnswer {
  const raw = textAt(response.body, '$raw');
  const isRaw = raw !== null || (isObject(response.body) && '$raw' in response.body);
  const answer = jsonAnswer(response.status, response.body);
  return {
    ...answer,
    headers: { ...answer.headers, ...response.headers },
    body: isRaw ? (raw ?? '') : answer.body,
  };
}

function isTrackBody({ response }: Fixture): boolean {
  const isRaw = isObject(response.body) && '$raw' in response.body;
  return response.status >= 200 && response.status < 300 && !isRaw;
}

function isSameSet(asked: readonly string[], numbers: readonly string[]): boolean {
  return asked.length === numbers.length && asked.every((number) => numbers.includes(number));
}

/** The two faults that are about one parcel: somebody else's answer, and a history that is gone. */
function misread(result: TrackResult, { carrier, parcels, fault }: TrackContext): TrackResult {
  const { trackingNumber, item } = result;
  const isMeant = fault?.trackingNumber === undefined || fault.trackingNumber === trackingNumber;
  if (!fault || !isMeant || item === null) return result;
  if (fault.mode === 'emptied_history') return { ...result, item: carrier.withoutEvents(item) };
  if (fault.mode === 'wrong_shipment') {
    return { ...result, item: strangersItem({ carrier, parcels, trackingNumber, item }) };
  }
  return result;
}

function strangersItem(at: {
  carrier: SandboxCarrier;
  parcels: ParcelRegistry;
  trackingNumber: string;
  item: Json;
}): Json {
  const others = at.parcels.list().filter(({ carrier }) => carrier === at.carrier.code);
  const other = others.find((parcel) => parcel.trackingNumber !== at.trackingNumber && parcel.revealed > 0);
  const item = other ? at.parcels.item(at.carrier.code, other.trackingNumber) : null;
  return item ?? at.carrier.withTrackingNumber(at.item, at.carrier.strangerNumber);
}
