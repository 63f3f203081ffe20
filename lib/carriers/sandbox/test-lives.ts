import type { Fixture } from './fixtures';
import type { Json } from './json';

/** Two small lives for the sandbox's own tests: they do not change when the carriers' fixtures do. */
type UspsStep = [local: string, code: string, text: string, city: string | null];

function uspsEvent([local, code, text, city]: UspsStep): Json {
  return {
    eventType: text,
    eventTimestamp: local,
    GMTTimestamp: new Date(Date.parse(`${local}Z`) + 4 * 3_600_000).toISOString().replace('.000Z', 'Z'),
    GMTOffset: '-04:00',
    eventCountry: null,
    eventCity: city,
    eventState: city && 'NY',
    eventZIPCode: city && '14201',
    name: null,
    authorizedAgent: 'false',
    eventCode: code,
  };
}

const uspsSteps: UspsStep[] = [
  ['2026-05-08T13:20:00', '01', 'Delivered, In/At Mailbox', 'BUFFALO'],
  ['2026-05-08T07:45:00', 'OF', 'Out for Delivery', 'BUFFALO'],
  ['2026-05-07T22:05:00', '10', 'Arrived at USPS Facility', 'BUFFALO NY DISTRIBUTION CENTER'],
  ['2026-05-07T03:30:00', 'TL', 'In Transit to Next Facility', null],
  ['2026-05-06T16:40:00', '03', 'USPS in possession of item', 'ALBANY'],
  ['2026-05-06T09:00:00', 'GX', 'Shipping Label Created, USPS Awaiting Item', 'ALBANY'],
];

export const uspsLife: Fixture = {
  name: 'life-small',
  isLife: true,
  operation: 'v3r2',
  asked: ['9205500000000000000001'],
  carriers: {},
  response: {
    status: 200,
    headers: {},
    body: [
      {
        trackingNumber: '9205500000000000000001',
        mailClass: 'Priority Mail<SUP>&#174;</SUP>',
        destinationCity: 'BUFFALO',
        destinationState: 'NY',
        destinationZIPCode: '14201',
        status: 'Delivered, In/At Mailbox',
        statusCategory: 'Delivered',
        statusSummary:
          'Your item was delivered in or at the mailbox at 1:20 pm on May 8, 2026 in BUFFALO, NY 14201.',
        trackingEvents: uspsSteps.map(uspsEvent),
      },
    ],
  },
  expect: { '9205500000000000000001': { ok: true, milestone: 'delivered.delivered', events: 6 } },
};

/** A recorded answer that is no life, and one of a failure. */
export const uspsLabelOnly: Fixture = {
  name: 'v3r2-label',
  isLife: false,
  operation: 'v3r2',
  asked: ['9407300000000000000003'],
  carriers: {},
  response: {
    status: 200,
    headers: {},
    body: [
      {
        trackingNumber: '9407300000000000000003',
        status: 'Shipping Label Created, USPS Awaiting Item',
        statusCategory: 'Pre-Shipment',
        trackingEvents: uspsSteps.slice(-1).map(uspsEvent),
      },
    ],
  },
  expect: null,
};

export const uspsBroken: Fixture = {
  name: 'v3r2-gateway-page',
  isLife: false,
  operation: 'v3r2',
  asked: ['9303300000000000000008'],
  carriers: {},
  response: { status: 502, headers: { 'content-type': 'text/html' }, body: { $raw: '<h1>Bad Gateway</h1>' } },
  expect: null,
};

type UpsStep = [
  date: string,
  time: string,
  offset: string | null,
  type: string,
  code: string,
  status: string,
];

const upsSteps: UpsStep[] = [
  ['20260512', '142703', '-04:00', 'D', 'FS', '011'],
  ['20260512', '091519', '-04:00', 'I', 'OT', '021'],
  ['20260511', '031200', '-04:00', 'I', 'DP', '005'],
  ['20260510', '180000', '+08:00', 'I', 'OR', '005'],
  ['20260509', '151641', '-04:00', 'M', 'MP', '003'],
];

const upsTexts: Record<string, string> = {
  FS: 'DELIVERED ',
  OT: 'Out For Delivery Today',
  MP: 'Label created ',
};

function upsActivity([date, time, offset, type, code, statusCode]: UpsStep): Json {
  const status = { type, code, statusCode, description: upsTexts[code] ?? 'On the way' };
  const location = { address: { city: 'Boise', stateProvince: 'ID', countryCode: 'US' } };
  const local = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}`;
  const gmt = new Date(`${local}${offset}`).toISOString();
  const gmtDate = gmt.slice(0, 10).replaceAll('-', '');
  return { location, status, date, time, gmtDate, gmtTime: gmt.slice(11, 19), gmtOffset: offset };
}

export const upsLife: Fixture = {
  name: 'life-small',
  isLife: true,
  operation: 'details',
  asked: ['1Z999AA10123456784'],
  carriers: {},
  response: {
    status: 200,
    headers: {},
    body: {
      trackResponse: {
        shipment: [
          {
            inquiryNumber: '1Z999AA10123456784',
            package: [
              {
                trackingNumber: '1Z999AA10123456784',
                activity: upsSteps.map(upsActivity),
                currentStatus: { type: 'D', code: 'FS', statusCode: '011', description: 'DELIVERED ' },
                deliveryDate: [{ type: 'DEL', date: '20260512' }],
                deliveryTime: { type: 'DEL', endTime: '142703' },
                deliveryInformation: { location: 'Front Door', receivedBy: 'RIVERA' },
                service: { code: '518', description: 'UPS Ground' },
              },
            ],
          },
        ],
      },
    },
  },
  expect: { '1Z999AA10123456784': { ok: true, milestone: 'delivered.delivered', events: 5 } },
};

export const testFixtures = { usps: [uspsLife, uspsLabelOnly, uspsBroken], ups: [upsLife] };
