import type { Estimate } from '@/lib/tracking/view';
import { estimateOn } from '../reading/estimate-days';
import { readDay, readTimeOfDay } from '../reading/local-time';
import type { UspsItem } from './response';

/** The day USPS predicts, else expects, else guarantees; with its window when both ends are readable. */
export function uspsEstimate(item: UspsItem): Estimate | null {
  const v3r2 = item.deliveryDateExpectation ?? {};
  const day = (value: string | null | undefined) => readDay(value?.slice(0, 10));
  const guaranteed = day(v3r2.guaranteedDeliveryDate ?? item.guaranteedDeliveryTimeStamp);
  const predicted = day(
    v3r2.predictedDeliveryDate ?? item.predictedDeliveryDate ?? item.predictedDeliveryTimeStamp,
  );
  const expected = day(v3r2.expectedDeliveryDate ?? item.expectedDeliveryTimeStamp);
  const date = predicted ?? expected ?? guaranteed;
  if (!date) return null;
  const start = readWindowTime(
    v3r2.predictedDeliveryWindowStartTime ?? item.predictedDeliveryWindowStartTime,
  );
  const end = readWindowTime(v3r2.predictedDeliveryWindowEndTime ?? item.predictedDeliveryWindowEndTime);
  const hasWindow = predicted !== null && start !== null && end !== null && start < end;
  return {
    ...estimateOn(date),
    window: hasWindow ? { start, end } : null,
    isGuaranteed: date === guaranteed,
  };
}

/** `HH:mm` of "13:15", "1:15pm" or "9:00 PM". */
function readWindowTime(value: string | null | undefined): string | null {
  const match = /^(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap])?\.?m?\.?$/i.exec((value ?? '').trim());
  if (!match) return null;
  const half = match[3]?.toLowerCase();
  const hour = Number(match[1]);
  if (half && (hour < 1 || hour > 12)) return null;
  const hour24 = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  return readTimeOfDay(`${hour24}:${match[2]}`)?.slice(0, 5) ?? null;
}
