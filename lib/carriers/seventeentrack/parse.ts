import { normaliseNumber } from '@/lib/numbers/normalise';
import type {
  AskedParcel,
  CarrierError,
  CarrierResponse,
  TrackingOutcome,
  TrackingOutcomes,
} from '../carrier';
import { isOfAskedCarrier } from '../reading/carrier-keys';
import { badResponse, failed, notScannedYet } from '../reading/outcome';
import { type SeventeentrackItem, seventeentrackAnswer } from './answer';
import { alreadyRegistered, rejectionError, requestError } from './errors';
import { seventeentrackNames } from './names';
import { seventeentrackUpdate } from './update';

type Data = NonNullable<ReturnType<typeof seventeentrackAnswer.parse>['data']>;

/** Reads an answer of `gettrackinfo`, of any HTTP status, into one outcome for each number asked. Never throws. */
export function parseTrackInfo(response: CarrierResponse, parcels: readonly AskedParcel[]): TrackingOutcomes {
  const { data, error } = readEnvelope(response);
  return new Map(
    parcels.map((parcel) => [parcel.trackingNumber, error ? failed(error) : readParcel(data, parcel)]),
  );
}

/** Reads an answer of `register`: null for what is registered now, also when it was before. */
export function parseRegister(
  response: CarrierResponse,
  parcels: readonly AskedParcel[],
): ReadonlyMap<string, CarrierError | null> {
  const { data, error } = readEnvelope(response);
  return new Map(
    parcels.map((parcel) => {
      const { trackingNumber: number } = parcel;
      if (error) return [number, error];
      const rejected = data?.rejected?.find((each) => normaliseNumber(each.number) === number);
      const isKnown =
        rejected?.error?.code === alreadyRegistered ||
        (data?.accepted?.some((each) => normaliseNumber(each.number) === number) ?? false);
      return [number, isKnown ? null : rejected ? rejectionError(rejected.error) : missing(data)];
    }),
  );
}

/** What one accepted item says. A parcel that 17TRACK knows and the carrier does not is `not_found`. */
export function readItem({ track_info: info }: SeventeentrackItem, trackingNumber: string): TrackingOutcome {
  if (!info) return failed(badResponse('no_status'));
  const update = seventeentrackUpdate(info, trackingNumber);
  if (update) return { ok: true, update };
  const { status, sub_status: code } = info.latest_status ?? {};
  if (code === 'NotFound_InvalidCode') return failed({ code: 'invalid_number', isRetryable: false });
  if (status === 'NotFound') return failed({ code: 'not_found', isRetryable: false });
  return notScannedYet;
}

function readEnvelope(response: CarrierResponse): { data: Data | null; error: CarrierError | null } {
  const data = seventeentrackAnswer.safeParse(response.body).data?.data ?? null;
  const hasLists = data?.accepted != null || data?.rejected != null;
  return { data, error: requestError(response) ?? (hasLists ? null : badResponse('no_data')) };
}

function readParcel(data: Data | null, parcel: AskedParcel): TrackingOutcome {
  const { trackingNumber } = parcel;
  const named = data?.accepted?.filter(({ number }) => normaliseNumber(number) === trackingNumber) ?? [];
  const own = named.filter(({ carrier }) => isOfAskedCarrier(parcel, keyText(carrier), seventeentrackNames));
  const outcomes = own.map((item) => readItem(item, trackingNumber));
  const found = outcomes.find(({ ok }) => ok) ?? outcomes[0];
  if (found) return found;
  const rejected = data?.rejected?.find(({ number }) => normaliseNumber(number) === trackingNumber);
  return failed(rejected ? rejectionError(rejected.error) : missing(data));
}

/** 0 stands for a carrier that is not known yet. */
function keyText(carrier: string): string {
  return carrier === '0' ? '' : carrier;
}

/** Something was accepted, but not what we asked for: another number, or another carrier's parcel. */
function missing(data: Data | null): CarrierError {
  return badResponse((data?.accepted?.length ?? 0) > 0 ? 'wrong_shipment' : 'missing_in_answer');
}
