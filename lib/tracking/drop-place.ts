/** Where parcels are left; keys of `page.delivered.places` in `messages/`. */
export const dropPlaces = [
  'front_door',
  'front_door_or_porch',
  'back_door',
  'side_door',
  'porch',
  'patio',
  'garage',
  'carport',
  'mailbox',
  'po_box',
  'mail_room',
  'reception',
  'reception_or_mail_room',
  'dock',
  'office',
  'locker',
  'neighbor',
  'agent',
  'person',
  'post_office',
] as const;
export type DropPlace = (typeof dropPlaces)[number];

/** The carriers' phrases: USPS writes them behind "Delivered, ", UPS in `deliveryInformation.location`. */
const phrases = new Map<string, DropPlace>(
  Object.entries({
    'front door': 'front_door',
    'front door/porch': 'front_door_or_porch',
    'rear door': 'back_door',
    'back door': 'back_door',
    'side door': 'side_door',
    porch: 'porch',
    patio: 'patio',
    garage: 'garage',
    carport: 'carport',
    mailbox: 'mailbox',
    'mail box': 'mailbox',
    'in/at mailbox': 'mailbox',
    'po box': 'po_box',
    'mail room': 'mail_room',
    mailroom: 'mail_room',
    reception: 'reception',
    receptionist: 'reception',
    'front desk': 'reception',
    'receptionist/front desk': 'reception',
    'front desk/reception': 'reception',
    'front desk/reception/mail room': 'reception_or_mail_room',
    dock: 'dock',
    office: 'office',
    locker: 'locker',
    'parcel locker': 'locker',
    neighbor: 'neighbor',
    'neighbor as requested': 'neighbor',
    'left with neighbor': 'neighbor',
    agent: 'agent',
    'to agent': 'agent',
    'to agent for final delivery': 'agent',
    'left with individual': 'person',
    'met customer': 'person',
    'individual picked up at post office': 'post_office',
    'individual picked up at postal facility': 'post_office',
  }),
);

/** Null for words that we do not know exactly: they are shown as the carrier wrote them, never guessed. */
export function dropPlaceOf(carrierText: string): DropPlace | null {
  return phrases.get(carrierText.trim().toLowerCase()) ?? null;
}
