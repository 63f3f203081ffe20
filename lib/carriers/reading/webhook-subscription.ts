import type { CarrierError, CarrierRequest, CarrierResponse } from '../carrier';
import type { AccountSubscription, SubscriptionInput, SubscriptionResult } from '../push';
import { badResponse } from './outcome';

/** How a platform words its webhooks, which all are made with a POST to `/webhooks` and ended with a DELETE. */
interface WebhookWords {
  body(input: SubscriptionInput, credentials: Record<string, string>): CarrierRequest['body'];
  /** Of a good answer; null without one. */
  idOf(body: unknown): string | null;
  errorOf(response: CarrierResponse): CarrierError | null;
}

/** One webhook for all of an account's parcels, which lasts until it is ended. */
export function webhookSubscription({ body, idOf, errorOf }: WebhookWords): AccountSubscription {
  return {
    kind: 'account',
    lifetimeDays: null,
    subscribe: {
      request: (input, credentials) => ({
        method: 'POST',
        path: '/webhooks',
        body: body(input, credentials),
      }),
      parse(response): SubscriptionResult {
        const error = errorOf(response);
        const id = error ? null : idOf(response.body);
        if (id) return { ok: true, carrierSubscriptionId: id, refused: [] };
        return { ok: false, error: error ?? badResponse('no_webhook') };
      },
    },
    cancel: {
      request: ({ carrierSubscriptionId }) => ({
        method: 'DELETE',
        path: `/webhooks/${encodeURIComponent(carrierSubscriptionId ?? '')}`,
      }),
      parse: (response) => cancelled(errorOf(response)),
    },
  };
}

/** One that is gone already is cancelled too. */
export function cancelled(error: CarrierError | null): SubscriptionResult {
  if (error && error.code !== 'not_found') return { ok: false, error };
  return { ok: true, carrierSubscriptionId: null, refused: [] };
}
