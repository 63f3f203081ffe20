import { aftership } from '../aftership';
import type { Carrier } from '../carrier';
import { dhl } from '../dhl';
import { easypost } from '../easypost';
import { fedex } from '../fedex';
import { seventeentrack } from '../seventeentrack';
import { sfExpress } from '../sf-express';
import { ups } from '../ups';
import { usps } from '../usps';
import { viettelPost } from '../viettelpost';
import { type Form, instantOf, type Truth } from './test-time-truth';

/** How carriers write times, read by their own adapters: one scan with the words "Vector" in the smallest answer. */

const words = 'Vector';
const digits = (text: string) => text.replace(/\D/g, '');

/** The scan's times, as the carrier's first operation reads them. */
function scanOf(carrier: Carrier, trackingNumber: string, body: unknown, owner = carrier.code) {
  const response = { status: 200, headers: new Headers(), body };
  const asked = { trackingNumber, carrier: owner, shippedFrom: null, carrierShipmentId: null };
  const outcome = carrier.api.operations[0]?.parse(response, [asked]).get(trackingNumber);
  const event = outcome?.ok
    ? outcome.update.events.find(({ carrierText }) => carrierText.startsWith(words))
    : null;
  if (!event) return null;
  const { localTime, utcOffset, occurredAt } = event;
  return { localTime, utcOffset, occurredAt };
}

function upsScan(truth: Truth, clock: { time: string; gmtOffset?: string }) {
  const number = '1ZD00R570310100171';
  const status = { type: 'I', code: 'ZZ', statusCode: '', description: words };
  const activity = [{ status, date: digits(truth.date), ...clock }];
  return scanOf(ups, number, {
    trackResponse: { shipment: [{ inquiryNumber: number, package: [{ trackingNumber: number, activity }] }] },
  });
}

function uspsScan(truth: Truth, zone: object) {
  const number = '9205590000012300000026';
  const event = { eventCode: 'ZZ', eventType: words, eventTimestamp: `${truth.date}T${truth.time}`, ...zone };
  return scanOf(usps, number, [{ trackingNumber: number, trackingEvents: [event] }]);
}

function fedexScan(date: string, eventType: string) {
  const number = '568200000002014';
  const scanEvents = [{ date, eventType, eventDescription: words, derivedStatus: words }];
  const trackResults = [{ trackingNumberInfo: { trackingNumber: number }, scanEvents }];
  return scanOf(fedex, number, {
    output: { completeTrackResults: [{ trackingNumber: number, trackResults }] },
  });
}

function seventeentrackScan(event: object) {
  const number = 'LV700000013CN';
  const events = [{ description: words, stage: 'InTransit', sub_status: 'InTransit_Other', ...event }];
  const track_info = {
    latest_status: { status: 'InTransit', sub_status: 'InTransit_Other' },
    tracking: { providers: [{ provider: { key: 3011 }, events }] },
  };
  const accepted = [{ number, carrier: 3011, track_info }];
  return scanOf(seventeentrack, number, { code: 0, data: { accepted, rejected: [] } }, 'china-post');
}

function easypostScan(datetime: string, tracking_location: object) {
  const number = '1ZD0E7004003003806';
  const tracking_details = [{ message: words, status: 'in_transit', datetime, tracking_location }];
  const tracker = {
    object: 'Tracker',
    tracking_code: number,
    carrier: 'UPS',
    status: 'in_transit',
    tracking_details,
  };
  return scanOf(easypost, number, tracker, 'ups');
}

function aftershipScan(checkpoint_time: string) {
  const number = 'LV700000027CN';
  const checkpoints = [{ checkpoint_time, message: words, tag: 'InTransit', subtag: 'InTransit_001' }];
  const tracking = { tracking_number: number, slug: 'china-post', tag: 'InTransit', checkpoints };
  return scanOf(aftership, number, { data: { trackings: [tracking] } }, 'china-post');
}

function dhlScan(timestamp: string) {
  const number = 'GM60512340000000103';
  const event = { timestamp, statusCode: 'transit', status: words, description: words };
  return scanOf(dhl, number, {
    shipments: [{ id: number, service: 'ecommerce', status: event, events: [event] }],
  });
}

function sfScan(acceptTime: string) {
  const number = 'SF2000000000001';
  const routes = [{ acceptTime, remark: words, opCode: '30', acceptAddress: '' }];
  const msgData = {
    success: true,
    errorCode: 'S0000',
    msgData: { routeResps: [{ mailNo: number, routes }] },
  };
  return scanOf(sfExpress, number, { apiResultCode: 'A1000', apiResultData: JSON.stringify(msgData) });
}

function viettelScan({ date, time }: Truth) {
  const [year, month, day] = date.split('-');
  const DATA = { ORDER_NUMBER: '18000000001', ORDER_STATUS: 200, STATUS_NAME: words };
  const ORDER_STATUSDATE = `${day}/${month}/${year} ${time}`;
  const pushed = viettelPost.api.push?.parse(JSON.stringify({ DATA: { ...DATA, ORDER_STATUSDATE } }));
  const event = pushed?.[0]?.update?.events[0];
  return event
    ? { localTime: event.localTime, utcOffset: event.utcOffset, occurredAt: event.occurredAt }
    : null;
}

const withoutZone = (truth: Truth): Truth => ({ ...truth, offset: null });
const iso = ({ date, time, offset }: Truth) => `${date}T${time}${offset ?? ''}`;
/** Places whose zones are one all year, for EasyPost's instants. */
const placesByOffset: Readonly<Record<string, object>> = {
  '+07:00': { city: 'Hanoi', country: 'VN' },
  '+08:00': { city: 'Shenzhen', country: 'CN' },
  '-10:00': { city: 'Honolulu', state: 'HI', country: 'US' },
  '+05:30': { city: 'Mumbai', country: 'IN' },
};

export const carrierForms: readonly Form[] = [
  {
    name: 'UPS with a dotted offset',
    read: (truth) => {
      const gmtOffset = truth.offset?.replace(':', '.') ?? '';
      return { said: truth, actual: upsScan(truth, { time: digits(truth.time ?? ''), gmtOffset }) };
    },
  },
  {
    name: 'UPS without a zone',
    read: (truth) => ({
      said: withoutZone(truth),
      actual: upsScan(truth, { time: digits(truth.time ?? '') }),
    }),
  },
  {
    name: 'UPS, a pickup with its day only',
    read: (truth) => ({ said: { ...truth, time: null, offset: null }, actual: upsScan(truth, { time: '' }) }),
  },
  {
    name: 'USPS with offset and instant',
    read: (truth) => {
      const zone = { GMTOffset: truth.offset, GMTTimestamp: instantOf(truth) };
      return { said: truth, actual: uspsScan(truth, zone) };
    },
  },
  {
    name: 'USPS without a zone',
    read: (truth) => ({ said: withoutZone(truth), actual: uspsScan(truth, {}) }),
  },
  { name: 'FedEx', read: (truth) => ({ said: truth, actual: fedexScan(iso(truth), 'AR') }) },
  {
    name: 'FedEx, a pickup at midnight',
    read: (truth) => ({
      said: { ...truth, time: null, offset: null },
      actual: fedexScan(`${truth.date}T00:00${truth.offset}`, 'PU'),
    }),
  },
  {
    name: '17TRACK, raw and as an instant',
    read: (truth) => ({
      said: truth,
      actual: seventeentrackScan({
        time_iso: iso(truth),
        time_utc: instantOf(truth),
        time_raw: { date: truth.date, time: truth.time, timezone: null },
      }),
    }),
  },
  {
    name: '17TRACK, raw alone',
    read: (truth) => ({
      said: withoutZone(truth),
      actual: seventeentrackScan({ time_raw: { date: truth.date, time: truth.time, timezone: null } }),
    }),
  },
  {
    name: 'EasyPost, Z with a place',
    read: (truth) => {
      const place = placesByOffset[truth.offset ?? ''];
      return place ? { said: truth, actual: easypostScan(instantOf(truth), place) } : null;
    },
  },
  {
    name: 'EasyPost, Z without a place',
    read: (truth) =>
      truth.time?.startsWith('00:00')
        ? null
        : { said: withoutZone(truth), actual: easypostScan(`${truth.date}T${truth.time}Z`, {}) },
  },
  { name: 'AfterShip', read: (truth) => ({ said: truth, actual: aftershipScan(iso(truth)) }) },
  {
    name: 'AfterShip without a zone',
    read: (truth) => ({ said: withoutZone(truth), actual: aftershipScan(iso(withoutZone(truth))) }),
  },
  { name: 'DHL', read: (truth) => ({ said: truth, actual: dhlScan(iso(truth)) }) },
  {
    name: 'DHL without a zone',
    read: (truth) => ({ said: withoutZone(truth), actual: dhlScan(iso(withoutZone(truth))) }),
  },
  {
    name: 'SF Express',
    read: (truth) => {
      const said = { ...truth, offset: '+08:00' };
      return { said, actual: sfScan(`${truth.date} ${truth.time}`) };
    },
  },
  {
    name: 'Viettel Post, day/month/year',
    read: (truth) => ({ said: { ...truth, offset: '+07:00' }, actual: viettelScan(truth) }),
  },
];
