import type { Carrier } from '@/lib/carriers/carrier';
import type { PushContext } from './push-context';
import { openPushAccount } from './subscription-call';

/** The carrier did not take our confirmation: it does not push until it has. */
export class UnconfirmedPushError extends Error {
  override name = 'UnconfirmedPushError';
}

/**
 * Makes the call that a genuine delivery asks for, where its carrier wants one before it pushes; does nothing for
 * any other delivery. Within the account's quota, and safe to repeat. Throws `UnconfirmedPushError`, so that the
 * delivery stays unread and its job tries again.
 */
export async function confirmPush(
  context: Pick<PushContext, 'db' | 'keyring' | 'engine'>,
  at: { merchantId: string; accountId: string; carrier: Carrier },
  body: string,
): Promise<void> {
  const confirmation = at.carrier.api.push?.confirmation;
  const request = confirmation?.request(body);
  if (!confirmation || !request) return;
  const account = await openPushAccount(context, at.carrier, at.merchantId, at.accountId);
  if (!account) throw new UnconfirmedPushError(`${at.carrier.code}: the account cannot be used.`);
  const result = await context.engine.call(at.carrier, account, {
    name: 'confirm',
    request,
    parse(response) {
      const error = confirmation.parse(response);
      return error ? { ok: false as const, error } : { ok: true as const };
    },
  });
  if (result.ok) return;
  const { code, reason = '' } = result.error;
  throw new UnconfirmedPushError(
    `${at.carrier.code} did not take the confirmation: ${code} ${reason}`.trim(),
  );
}
