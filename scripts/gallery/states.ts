import type { Page } from '@playwright/test';
import { demoOrders } from '../demo-shop/orders';
import { demoShop } from '../demo-shop/theme';
import { choose, press, send, visitFirst } from './acts';

/** Something to take a picture of. */
export interface State {
  /** File name and title, without a path: "delivered-and-signed-for". */
  name: string;
  /** What it belongs to, for the index. */
  group: 'parcel' | 'one thing each' | 'sharing' | 'updates' | 'message' | 'lookup' | 'errors';
  /** Path within the shop and language: "/p/…". May hold `{locale}`. */
  path: string;
  /** Taken before the shop offers updates, which the demo's does not by itself. */
  isBeforeUpdates?: boolean;
  /** What to do before the picture is taken: send a form, open a dialog. */
  act?(page: Page): Promise<void>;
}

const tokenOf = (shows: string) => demoOrders.find((order) => order.shows === shows)?.tokens[0] ?? '';

/** The parcels that have a shared link, and whose news somebody has asked for. */
export const shared = tokenOf('arrived at a facility');
export const subscribed = tokenOf('in transit, and moving');

/** Of what the gallery adds to the demo shop; 22 characters, as all tokens have. */
export const linkTokens = {
  shared: 'gallery-shared-link-01',
  pending: 'gallery-pending-upd-01',
  active: 'gallery-active-updat-1',
  ended: 'gallery-ended-update-1',
} as const;

/** A page below the parcel's own, of the demo order in whose state it has something to show. */
const below = (page: string, shows: string, act?: State['act'], what = shows): State => ({
  name: `${page}: ${what}`,
  group: 'one thing each',
  path: `/p/${tokenOf(shows)}/${page}`,
  ...(act && { act }),
});

const signed = 'delivered and signed for';
const contactForm = '#content form:has([name="contact"]) button[type="submit"]';
const showProof = (contact: string, answer: string) => send(contactForm, { contact }, answer);

const noted = send(contactForm, { message: 'By the back door.', contact: 'nobody@' });

const oneThingEach: readonly State[] = [
  below('contact', 'no news for long'),
  below('contact', 'past its expected day'),
  below('contact', 'damaged'),
  below('contact', 'in transit, and moving', undefined, 'nothing to call about'),
  below('not-there', signed),
  below('not-there', 'attempt failed'),
  below('not-there', 'no delivery scan yet'),
  below('not-there', 'in transit, and moving', undefined, 'not delivered yet'),
  below('not-there', signed, send(contactForm, { contact: 'nobody@' }), 'a contact that is none'),
  below('not-there', 'attempt failed', send(contactForm, {}, '#content [role="status"] .title'), 'told'),
  below('rate', signed),
  below(
    'rate',
    signed,
    choose('#content form', { stars: '2' }, '#content [role="status"] .title'),
    'two stars given',
  ),
  below('rate', 'in transit, and moving', undefined, 'not delivered yet'),
  below('instructions', 'in transit, and moving', undefined, 'in time'),
  below('instructions', 'in transit, and moving', noted, 'a contact that is none'),
  below('instructions', 'out for delivery, with a window', undefined, 'too late'),
  below('instructions', 'attempt failed', undefined, 'after an attempt'),
  below('calendar', 'arrived at a facility', undefined, 'a day to come'),
  below('calendar', 'no news for long', undefined, 'no day known'),
  below('proof', signed, undefined, 'the form'),
  below('proof', signed, showProof('99999', '#proof-error'), 'a wrong answer'),
  below('proof', signed, showProof('98101', '#content [role="status"] .facts'), 'verified'),
  below(
    'proof',
    'in transit, and moving',
    showProof('98101', '#content [role="status"]'),
    'not delivered yet',
  ),
];

const sharing: readonly State[] = [
  { name: 'share: no link', group: 'sharing', path: `/p/${subscribed}/share` },
  { name: 'share: a link', group: 'sharing', path: `/p/${shared}/share` },
  { name: 'the shared page', group: 'sharing', path: `/s/${linkTokens.shared}` },
  { name: 'a shared link that has ended', group: 'sharing', path: `/s/${'a'.repeat(22)}` },
];

const updatesOf = (token: string) => `/p/${token}/updates`;
const sendEmail = (email: string, answer?: string) =>
  send(contactForm.replace('contact', 'email'), { email }, answer);

const updates: readonly State[] = [
  { name: 'updates: not offered', group: 'updates', path: updatesOf(subscribed), isBeforeUpdates: true },
  { name: 'updates: offered', group: 'updates', path: updatesOf(subscribed) },
  {
    name: 'updates: no address',
    group: 'updates',
    path: updatesOf(subscribed),
    act: sendEmail('nobody@example'),
  },
  {
    name: 'updates: asked for',
    group: 'updates',
    path: updatesOf(subscribed),
    act: sendEmail('nobody@example.com', '#content [role="status"] .callout'),
  },
  { name: 'updates: no more to tell', group: 'updates', path: updatesOf(tokenOf(signed)) },
  ...(['pending', 'active', 'ended'] as const).map(
    (status): State => ({
      name: `subscription: ${status}`,
      group: 'updates',
      path: `/subscription/${linkTokens[status]}`,
    }),
  ),
];

const check = (text: string, sender = '') =>
  send('#content form:has([name="text"]) button[type="submit"]', { text, sender }, '#verdict');
const real = (name: string, act?: State['act']): State => ({
  ...{ name: `is it real: ${name}`, group: 'message', path: '/real' },
  ...(act && { act }),
});

const messages: readonly State[] = [
  real('the form'),
  real('nothing pasted', send('#content form:has([name="text"]) button[type="submit"]', {})),
  real('ours', async (page) => check(page.url().replace('/real', `/p/${subscribed}`))(page)),
  real('official', check('https://tools.usps.com/go/TrackConfirmAction')),
  real(
    'beware',
    check(
      'USPS: your package is on hold, the address is incomplete. Pay $0.30 within 12 hours: https://usps.com-track.top/us',
      '+63 912 345 6789',
    ),
  ),
  real('cannot confirm', check('https://example.org/parcel', 'parcels@example.org')),
];

const noSuchOrder = { orderNumber: 'MC-1', contact: 'nobody@example.com' };
const manyNumbers = {
  numbers: '9205590000012300000026, 1ZD00R570310200269 1Z999AA10123456785\n9400100000000000000000 hello',
};

const lookup: readonly State[] = [
  { name: 'lookup', group: 'lookup', path: '' },
  {
    name: 'lookup: no such order',
    group: 'lookup',
    path: '',
    act: send('form:has([name="orderNumber"]) button[type="submit"]', noSuchOrder),
  },
  {
    name: 'lookup: numbers',
    group: 'lookup',
    path: '',
    act: send('form:has([name="numbers"]) button[type="submit"]', manyNumbers, '#results'),
  },
  {
    name: 'lookup: recent parcels',
    group: 'lookup',
    path: '',
    act: visitFirst(...[shared, tokenOf(signed), subscribed].map((token) => `/p/${token}`)),
  },
  {
    name: 'lookup: scanning without a camera',
    group: 'lookup',
    path: '',
    act: press('#content .scripted button:visible', 'dialog[open]'),
  },
];

/** Every state of every page that a shopper can meet. */
export const states: readonly State[] = [
  ...demoOrders.flatMap(({ shows, tokens }) =>
    tokens.map((token, index): State => {
      const name = tokens.length > 1 ? `${shows} (${index + 1})` : shows;
      return { name, group: 'parcel', path: `/p/${token}` };
    }),
  ),
  ...oneThingEach,
  ...sharing,
  ...updates,
  ...messages,
  ...lookup,
  { name: 'no such parcel', group: 'errors', path: '/p/aaaaaaaaaaaaaaaaaaaaaa' },
  { name: 'offline', group: 'errors', path: '/offline' },
  { name: 'no such shop', group: 'errors', path: '/../../no-such-shop/{locale}' },
];

export const shopPathOf = (locale: string, { path }: State) =>
  `/${demoShop.slug}/${locale}${path.replace('{locale}', locale)}`;
