import { z } from 'zod';
import { normaliseNumber } from '@/lib/numbers/normalise';
import type { CarrierResponse } from '../carrier';
import type {
  AccountSubscription,
  PushChannel,
  PushConfirmation,
  PushDelivery,
  PushedParcel,
  PushKeys,
  PushVerdict,
  SubscriptionResult,
} from '../push';
import { textField } from '../reading/answer-fields';
import { decodeJson } from '../reading/decode-json';
import { isSameSecret } from '../reading/push-signature';
import { cancelled } from '../reading/webhook-subscription';
import { dhlError } from './errors';

const subscriptionPath = '/tracking/push/v1/subscription';

/** The header in which DHL returns the token that we set (`hook.authentication`): it signs nothing. */
export const dhlPushHeader = 'doorstep-push-token';

function verify({ headers }: PushDelivery, { secret }: PushKeys): PushVerdict {
  return secret !== '' && isSameSecret(headers.get(dhlPushHeader) ?? '', secret) ? 'genuine' : 'forged';
}

/** Fields under which one division or another writes the number of a parcel. */
const numberFields = new Set(['trackingnumber', 'trackingid', 'shipmenttrackingnumber', 'dhlpackageid']);
const numberShape = /^[0-9A-Z]{8,40}$/;

/** Numbers in a text whose shape differs from division to division, down to a depth that none of them reaches. */
function numbersIn(value: unknown, holder = '', depth = 0): string[] {
  if (depth > 8 || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((entry) => numbersIn(entry, holder, depth + 1));
  return Object.entries(value).flatMap(([key, entry]) => {
    const name = key.toLowerCase();
    const isNumber = numberFields.has(name) || (name === 'id' && /^(shipments?|packages?)$/.test(holder));
    if (!isNumber) return numbersIn(entry, name, depth + 1);
    const isWritten = (typeof entry === 'string' && entry.length <= 80) || Number.isSafeInteger(entry);
    const plain = normaliseNumber(isWritten ? String(entry) : '');
    return numberShape.test(plain) ? [plain] : [];
  });
}

/**
 * Every division sends a shape of its own (DHL's "Push API 101", certainty A), so that a delivery only tells
 * which parcels to ask about. None in it: DHL speaks of the subscription itself.
 */
function parse(text: string): PushedParcel[] | null {
  const json = decodeJson(text);
  if (!json.ok || typeof json.value !== 'object' || json.value === null) return null;
  const numbers = new Set(numbersIn(json.value));
  return [...numbers].map((trackingNumber) => ({ trackingNumber, carrier: 'dhl', update: null }));
}

const made = z.object({ subscriptionId: textField(120), id: textField(120), self: textField(300) });

/** DHL names the new subscription by its id, or by its address, which ends in the id (B). */
function readMade(response: CarrierResponse): SubscriptionResult {
  const error = dhlError(response);
  if (error) return { ok: false, error };
  const { subscriptionId = '', id = '', self = '' } = made.safeParse(response.body).data ?? {};
  const found = subscriptionId || id || (self.split('/').at(-1) ?? '');
  return { ok: true, carrierSubscriptionId: found || null, refused: [] };
}

const subscription: AccountSubscription = {
  kind: 'account',
  needs: ['accountNumber', 'accountService'],
  lifetimeDays: null,
  subscribe: {
    request: ({ listenerUrl, secret }, { accountNumber, accountService }) => ({
      method: 'POST',
      path: subscriptionPath,
      body: {
        hook: {
          uri: listenerUrl,
          authentication: { type: 'ApiKeyAuthentication', header: dhlPushHeader, token: secret },
        },
        format: 'Default',
        type: 'Account',
        service: accountService,
        events: ['Transit', 'Delivered', 'Pre-Transit', 'Failure', 'Unknown'],
        accountID: accountNumber,
      },
    }),
    parse: readMade,
  },
  // Not in DHL's sample collection; two public clients delete this way (B).
  cancel: {
    request: ({ carrierSubscriptionId }) => ({
      method: 'DELETE',
      path: `${subscriptionPath}/${encodeURIComponent(carrierSubscriptionId ?? '')}`,
    }),
    parse: (response) => cancelled(dhlError(response)),
  },
};

const question = z.object({ scope: textField(60), secret: textField(300), self: textField(300) });

/**
 * DHL asks a new listener to confirm: it sends `{scope: "subscription.validate", self, secret}`, and pushes only
 * after the secret has come back in a header. Source: three public clients (B), one of which wants our own token
 * on that delivery too; the documents that we have do not speak of it.
 */
const confirmation: PushConfirmation = {
  request(text) {
    const json = decodeJson(text);
    const said = json.ok ? question.safeParse(json.value).data : undefined;
    const id = /\/subscription\/([\w-]{1,100})$/.exec(said?.self ?? '')?.[1];
    if (said?.scope !== 'subscription.validate' || !id || !/^[\x21-\x7e]+$/.test(said.secret)) return null;
    return {
      method: 'POST',
      path: `${subscriptionPath}/${id}`,
      headers: { 'DHL-API-Hook-Secret': said.secret },
    };
  },
  parse: dhlError,
};

export const dhlPush: PushChannel = { verify, parse, confirmation, subscription };
