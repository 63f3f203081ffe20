import { describe, expect, test } from 'vitest';
import { askedParcels } from './asked-parcel';
import { dhl } from './dhl';
import { dhlMeaning, dhlTextMeaning } from './dhl/meaning';
import { dhlPlace } from './dhl/places';
import { dhlServiceOf } from './dhl/service-of-number';

/** Sentences as DHL's divisions write them, by meaning; written apart from the rules. */
const sentences: readonly (readonly [meaning: string, ...texts: string[]])[] = [
  ['exception.postage_review', 'Package held - counterfeit postage', 'Unpaid postage', 'Postage assessment'],
  [
    'label_created.label_created',
    'The instruction data for this shipment have been provided by the sender to DHL electronically',
    'Shipment information received',
    'Die Auftragsdaten zu dieser Sendung wurden vom Absender elektronisch an DHL übermittelt.',
    'Pick-up order cancelled',
    'Out for collection',
  ],
  ['cancelled.cancelled', 'Shipment cancelled', 'Der angekündigte Versand der Sendung wurde storniert'],
  ['in_transit.picked_up', 'Shipment picked up', 'Pick-up was successful.', 'Picked up by the courier'],
  [
    'in_transit.accepted',
    'Shipment Accepted',
    'The shipment has been posted by the sender at the retail outlet',
    'Die Sendung wurde vom Absender in der Filiale eingeliefert.',
  ],
  [
    'in_transit.arrived',
    'Processed at SHANGHAI - CHINA',
    'Arrived at DHL Sort Facility  LEIPZIG - GERMANY',
    'The shipment has been processed in the parcel center of origin',
    'Die Sendung wurde im Ziel-Paketzentrum bearbeitet.',
    'Die Sendung ist in der Region des Empfängers angekommen und wird im nächsten Schritt zur Zustellbasis transportiert.',
  ],
  ['in_transit.local_facility', 'Arrived at DHL Delivery Facility LYON - FRANCE', 'Arrived in your region'],
  [
    'in_transit.departed',
    'Shipment has departed from a DHL facility MILAN - MALPENSA - ITALY',
    'The shipment has left the depot',
  ],
  [
    'in_transit.moving',
    'Shipment is in transit to destination',
    'Forwarded to local carrier',
    'Ready for departure',
    'Die Sendung wird zum Weitertransport vorbereitet.',
  ],
  ['in_transit.with_partner', 'EN ROUTE TO DHL ECOMMERCE'],
  ['in_transit.arrived_in_country', 'The shipment has arrived in the destination country'],
  ['in_transit.forwarded', 'Will be forwarded to another address'],
  ['in_transit.resolved', 'Shipment is released from hold for processing'],
  ['in_transit.scheduled', 'Shipment is scheduled for delivery'],
  [
    'in_transit.customs_started',
    'Clearance event',
    'Processed for clearance at LEIPZIG - GERMANY',
    'Customs clearance status updated. Note - The Customs clearance process may start while the shipment is in transit to the destination.',
    'The customs clearance process for import into the destination country/region has started.',
  ],
  [
    'in_transit.customs_cleared',
    'Clearance processing complete at CINCINNATI HUB - USA',
    'Released by customs',
    'The customs clearance process for import into the destination country/region has been completed.',
  ],
  ['exception.customs_held', 'Held at customs', 'Clearance delay', 'Uncontrollable delay at customs'],
  [
    'out_for_delivery.out_for_delivery',
    'Shipment is out with courier for delivery',
    'With delivery courier',
    'The shipment has been loaded onto the delivery vehicle. Delivery is expected to take place today.',
    'Die Sendung wurde in das Zustellfahrzeug geladen.',
    'Being delivered.',
  ],
  ['out_for_delivery.awaiting_scan', 'DELIVERY STATUS NOT UPDATED'],
  [
    'attempt_failed.no_recipient',
    'Delivery attempted but no response at Consignee address',
    'NO ONE HOME, CARD LEFT',
    'We missed each other, we will forward your parcel to a DHL ServicePoint',
    'Der Empfänger wurde nicht angetroffen.',
  ],
  ['attempt_failed.business_closed', 'Closed on arrival', 'NOTICE LEFT (BUSINESS CLOSED)'],
  ['attempt_failed.no_safe_place', 'NOTICE LEFT (NO SECURE LOCATION AVAILABLE)'],
  ['attempt_failed.no_access', 'No access'],
  [
    'attempt_failed.redelivery_scheduled',
    'We missed each other, new attempt on the next delivery day',
    'Es erfolgt ein erneuter Zustellversuch.',
  ],
  [
    'attempt_failed.attempted',
    'The shipment could not be delivered, and the recipient has been notified',
    'The shipment couldn´t be handed over to the Service Point as it was closed',
    'Die Sendung konnte nicht zugestellt werden.',
    'Die Sendung wurde nicht erfolgreich zugestellt.',
  ],
  [
    'available_for_pickup.ready',
    'Awaiting collection by the consignee',
    'The shipment is ready for pick-up at the PACKSTATION',
    'The shipment has been delivered for pick-up at the retail outlet',
    'Die Sendung liegt ab sofort in der Filiale 501 zur Abholung bereit.',
    'Delivered at DHL ServicePoint, your shipment is ready for collection',
    'The shipment has been handed over to the Parcelshop',
  ],
  [
    'delivered.delivered',
    'Delivered',
    'The shipment has been successfully delivered',
    'Delivered with damage',
    'DELIVERED - LEFT WITH NEIGHBOR/FRONT DESK/OTHER',
    'Die Sendung wurde erfolgreich zugestellt.',
  ],
  ['delivered.to_neighbor', 'Delivered at the neighbours', 'Die Sendung wurde einem Nachbarn übergeben'],
  ['delivered.to_agent', 'Delivered to agent for final delivery'],
  [
    'delivered.picked_up_by_recipient',
    'The recipient has picked up the shipment from the retail outlet',
    'Collected at DHL ServicePoint by the recipient',
    'Der Empfänger hat die Sendung in der Filiale abgeholt.',
  ],
  [
    'exception.address_problem',
    'Bad address',
    'Incorrect address details, please contact the sender',
    'NO SUCH NUMBER',
  ],
  ['exception.info_needed', 'Further consignee information needed'],
  [
    'exception.payment_needed',
    'On hold awaiting for payment',
    'Awaiting payment, recipient has been notified',
  ],
  [
    'exception.refused',
    'Delivery not accepted',
    'Recipient refused to pick up shipment',
    'Die Annahme wurde verweigert',
  ],
  ['exception.damaged', 'During the delivery, the shipment was damaged'],
  ['exception.lost', 'Undelivered - Shipment lost'],
  ['exception.missorted', 'Misrouted', 'Sorted incorrectly, delayed because of resorting'],
  ['exception.weather', 'Delayed during transport - bad weather.'],
  [
    'exception.delayed',
    'Die Sendung wurde zurückgestellt. Die Zustellung erfolgt vrs. am nächsten Werktag.',
    'Possible delay',
  ],
  ['exception.security', 'Shipment is being screened, a delay may occur'],
  ['exception.unclaimed', 'Not collected at DHL ServicePoint'],
  ['exception.other', 'Shipment is on hold', 'Undeliverable'],
  ['returning.returning', 'Returned to shipper', 'Die Sendung wird an den Absender zurückgesandt.'],
  [
    'returning.refused',
    'The shipment has been stopped because recipient has refused the shipment. The shipment will be returned to sender',
  ],
  ['returning.unclaimed', 'Not collected at DHL ServicePoint by the recipient, return to sender'],
  ['returning.address', 'Address details unknown or incorrect, return to sender'],
  ['returned.returned', 'Delivered at the sender', 'Return delivered at the sender'],
  [
    'notice.information',
    'Payment is received and recorded for shipment related fees',
    'Notification has been sent to recipient',
  ],
  ['notice.change_requested', 'The recipient has requested changes to the delivery process'],
  ['notice.date_changed', 'Delivery date changed successfully'],
  ['notice.hold_requested', 'The shipment has been held because recipient requested later delivery'],
];

describe('words', () => {
  test.each(sentences.flatMap(([meaning, ...texts]) => texts.map((text) => [text, meaning] as const)))(
    '"%s" is %s',
    (text, meaning) => expect(dhlTextMeaning(text)?.meaning).toBe(meaning),
  );

  test.each([
    'INTERNAL EVENT - Parcel not ready for collection at DHL ServicePoint',
    'Parcel accepted, not yet processed',
    'The shipment is being brought to retail outlet 12 for pick-up. The earliest time when it can be picked up can be found on the notification card.',
    'Various',
    'relocated',
  ])('"%s" claims nothing', (text) => expect(dhlTextMeaning(text)).toBeNull());
});

describe('main status and words together', () => {
  const said = (statusCode: string, text: string, status = '', service = 'parcel-de') =>
    dhlMeaning({ service, statusCode, status, texts: [text] }).meaning;

  test('a delivery that DHL does not count as one is none, and the reverse', () => {
    expect(said('transit', 'Delivered')).toBe('in_transit.moving');
    expect(said('failure', 'The shipment has been successfully delivered')).toBe('exception.other');
    expect(said('delivered', 'The shipment was processed')).toBe('delivered.delivered');
    expect(said('pre-transit', 'Handed over to third party for transport')).toBe(
      'label_created.label_created',
    );
  });

  test('the last mile of another carrier is under way, though DHL is done', () => {
    expect(said('delivered', 'The shipment has been handed over for final delivery')).toBe(
      'in_transit.moving',
    );
  });

  test('"unknown" tells and moves nothing; without a main status nothing is guessed', () => {
    expect(said('unknown', 'No information')).toBe('notice.information');
    expect(said('', 'No information')).toBe('unknown.unmapped');
    expect(said('constructor', 'No information', '__proto__', 'constructor')).toBe('unknown.unmapped');
  });

  test('an Express code decides before the words, a Paket code after them', () => {
    expect(said('transit', 'Shipment update', 'WC', 'express')).toBe('out_for_delivery.out_for_delivery');
    expect(said('transit', 'Processed', 'UD', 'express')).toBe('exception.customs_held');
    expect(said('transit', 'Die Sendung wurde in das Zustellfahrzeug geladen.', 'PO')).toBe(
      'out_for_delivery.out_for_delivery',
    );
    expect(said('transit', 'Etwas ist geschehen', 'PO')).toBe('in_transit.moving');
    expect(said('transit', 'Etwas ist geschehen', 'ZN')).toBe('attempt_failed.attempted');
  });
});

describe('division of a number', () => {
  test.each([
    ['8346088391', 'express'],
    ['JD014600006281230704', 'express'],
    ['JJD0099999999', 'express'],
    ['00340434161094015902', 'parcel-de'],
    ['GM2951173225174494', 'ecommerce'],
    ['JVGL0999999990', null],
    ['JJD000390007882822381', null],
    ['60120172242323', null],
    ['SG2951173225174494', null],
  ])('%s is %s', (number, service) => expect(dhlServiceOf(number)).toBe(service));

  test('it is named in the request where the number tells it, and left out where not', () => {
    const [operation] = dhl.api.operations;
    const path = (number: string) => operation?.request(askedParcels('dhl', [number]), {}).path;
    expect(path('8346088391')).toBe('/track/shipments?trackingNumber=8346088391&service=express&language=en');
    expect(path('60120172242323')).toBe('/track/shipments?trackingNumber=60120172242323&language=en');
  });
});

describe('places', () => {
  const at = (addressLocality: string, more = {}) =>
    dhlPlace({ address: { countryCode: '', postalCode: '', addressLocality, ...more } });

  test.each([
    ['CINCINNATI HUB - USA', 'CINCINNATI HUB', null, 'US'],
    ['LOS ANGELES GATEWAY, CA - USA', 'LOS ANGELES GATEWAY', 'CA', 'US'],
    ['MILAN - MALPENSA - ITALY', 'MILAN - MALPENSA', null, 'IT'],
    ['CABINTEELY - IRELAND, REPUBLIC OF', 'CABINTEELY', null, 'IE'],
    ['AMSTERDAM - NETHERLANDS, THE', 'AMSTERDAM', null, 'NL'],
    ['HO CHI MINH CITY - VIETNAM', 'HO CHI MINH CITY', null, 'VN'],
    ['Deutschland', null, null, 'DE'],
    ['STRATFORD - UPON AVON', 'STRATFORD - UPON AVON', null, null],
  ])('%s', (text, city, state, country) =>
    expect(at(text)).toEqual({ city, state, postalCode: null, country }),
  );

  test('the country field comes first, a street is not read, and nothing is no place', () => {
    expect(at('Oderweg 2, AMSTERDAM', { countryCode: 'NL', postalCode: '1043 AG' })).toEqual({
      city: 'AMSTERDAM',
      state: null,
      postalCode: '1043 AG',
      country: 'NL',
    });
    expect(at('')).toBeNull();
    expect(dhlPlace(null)).toBeNull();
  });
});

describe('whose parcel it is', () => {
  const ask = (number: string, shipment: object) => {
    const body = {
      shipments: [{ status: { statusCode: 'transit', description: 'Processed' }, ...shipment }],
    };
    const answer = { status: 200, headers: new Headers(), body };
    return dhl.api.operations[0]?.parse(answer, askedParcels('dhl', [number])).get(number);
  };

  test('an id that came as a number is the same number, also without its zeros', () => {
    expect(ask('7777777770', { id: 7777777770, service: 'express' })?.ok).toBe(true);
    expect(ask('00340434161094015902', { id: Number('340434161094015902') })?.ok).toBe(true);
    expect(ask('7777777770', { id: 7777777771, service: 'express' })?.ok).toBe(false);
    expect(ask('GM2951173225174494', { id: Number.NaN })?.ok).toBe(false);
  });

  test('blanks in an id do not matter, the division does where the number tells it', () => {
    expect(ask('00340434161094015902', { id: '00340 434161094 015902' })?.ok).toBe(true);
    expect(ask('8346088391', { id: '8346088391', service: 'freight' })).toMatchObject({
      error: { reason: 'wrong_shipment' },
    });
    expect(ask('60120172242323', { id: '60120172242323', service: 'ecommerce-europe' })?.ok).toBe(true);
  });
});

describe('what is said of the whole', () => {
  const number = '00340434161094015902';
  const ask = (shipment: object) => {
    const answer = {
      status: 200,
      headers: new Headers(),
      body: { shipments: [{ id: number, ...shipment }] },
    };
    const outcome = dhl.api.operations[0]?.parse(answer, askedParcels('dhl', [number])).get(number);
    if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
    return outcome.update;
  };
  const van = {
    timestamp: '2026-05-06T08:00:00',
    statusCode: 'transit',
    description: 'The shipment has been loaded onto the delivery vehicle',
  };

  test('the newest event once more, or a bare main status that allows it, adds nothing', () => {
    expect(ask({ status: van, events: [van] }).summary).toBeNull();
    expect(ask({ status: { statusCode: 'transit' }, events: [van] }).summary).toBeNull();
    expect(ask({ status: { statusCode: 'unknown' }, events: [van] }).summary).toBeNull();
  });

  test('a main status that the newest event rules out, and words that no event has, count', () => {
    expect(ask({ status: { statusCode: 'delivered' }, events: [van] }).summary).toMatchObject({
      milestone: 'delivered.delivered',
      rule: 'dhl.statusCode:delivered',
    });
    const held = { statusCode: 'failure', description: 'Held at customs' };
    expect(ask({ status: held, events: [van] }).summary?.milestone).toBe('exception.customs_held');
  });

  test.each([
    ['2026-05-06T11:30:00+02:00', '2026-05-06T13:00:00+02:00', { start: '11:30', end: '13:00' }],
    ['2026-05-06T11:30:00', '2026-05-06T13:00:00', { start: '11:30', end: '13:00' }],
    // In UTC it is not the clock at the door.
    ['2026-05-06T11:30:00Z', '2026-05-06T13:00:00Z', null],
    ['2026-05-06T00:00:00+02:00', '2026-05-06T23:59:00+02:00', null],
    ['2026-05-06T13:00:00+02:00', '2026-05-06T11:30:00+02:00', null],
  ])('expected from %s to %s: the window is %o', (estimatedFrom, estimatedThrough, window) => {
    const frame = { estimatedFrom, estimatedThrough };
    const { estimate } = ask({ status: van, estimatedDeliveryTimeFrame: frame });
    expect(estimate).toMatchObject({ date: '2026-05-06', lastDate: null, window });
  });

  test('a time of delivery late in the evening keeps its own day', () => {
    const { estimate } = ask({ status: van, estimatedTimeOfDelivery: '2026-05-06T23:30:00-08:00' });
    expect(estimate).toMatchObject({ date: '2026-05-06', window: null });
  });
});
