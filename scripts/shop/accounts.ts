import { getPushKeys } from '@/lib/db/push-accounts';
import { openPushSecret } from '@/lib/push-keys';
import {
  type AccountDescription,
  type AccountPush,
  type AccountQuota,
  describeAccounts,
} from '@/lib/services/describe-accounts';
import type { Freshness } from '@/lib/services/expected-freshness';
import { kebab } from './add-account';
import { requireShop, type ShopContext, type ShopOptions } from './context';

/** How each of a shop's carrier accounts stands, in plain words; with `--reveal` the secrets for pushes too. */
export async function listAccounts(context: ShopContext, options: ShopOptions): Promise<string[]> {
  const shop = await requireShop(context, options);
  const accounts = await describeAccounts(context, shop.id);
  if (accounts.length === 0) {
    return [`${shop.name} has no carrier account yet: add one with \`npm run shop -- add-account\`.`];
  }
  const lines: string[] = [];
  for (const account of accounts) {
    lines.push(headline(account), `  ${quotaSentence(account.quota)}`);
    if (account.freshness) lines.push(`  ${freshnessSentence(account.freshness)}`);
    const { push } = account;
    if (!push) continue;
    lines.push(...pushSentences(push, account.name).map((sentence) => `  ${sentence}`));
    if (push.address === null) continue;
    lines.push(`  ${await secretSentence(context, shop.id, account, options)}`);
    if (push.secret === 'theirs') {
      lines.push('  Where it shows one of its own instead: `add-account … --webhook-secret` asks for it.');
    }
  }
  return lines;
}

function headline(account: AccountDescription): string {
  const { name, id, lastCheckedAt, lastError, lastErrorReason, push } = account;
  // An account that is only told has nothing to try, and works once it is.
  const status = account.status === 'untested' && push?.lastPushAt ? 'working' : account.status;
  const words = {
    untested: 'not tried yet',
    working: 'works',
    failing: `does not work: ${lastError ?? 'unknown'}${lastErrorReason ? ` (${lastErrorReason})` : ''}`,
    disabled: 'switched off',
  }[status];
  return `${name} (${id}): ${words}${lastCheckedAt ? `, last used ${moment(lastCheckedAt)}` : ''}.`;
}

function quotaSentence({ requests, perSeconds, isAgreed, availableNow, heldUntil }: AccountQuota): string {
  const window = { 1: 'a second', 60: 'a minute', 3600: 'an hour', 86400: 'a day' }[perSeconds];
  const quota = `${requests} requests ${window ?? `in ${perSeconds} seconds`}${isAgreed ? ', as agreed' : ''}`;
  if (heldUntil) return `Quota: ${quota}. The carrier asked to be left alone until ${moment(heldUntil)}.`;
  return `Quota: ${quota}; ${availableNow} can be made now.`;
}

function freshnessSentence({ minutes, parcels, load }: Freshness): string {
  const count = parcels === 1 ? '1 parcel is' : `${parcels} parcels are`;
  if (minutes === null) return `${count} followed by its pushes alone.`;
  const often = `one that moves about every ${minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 30) / 2} hours`}`;
  const more = load > 1 ? ` The quota is ${load.toFixed(1)} times too small for more.` : '';
  return `${count} asked about, ${often}.${more}`;
}

function pushSentences(push: AccountPush, name: string): string[] {
  const last = push.lastPushAt ? `The last push came ${moment(push.lastPushAt)}.` : 'No push has come yet.';
  const lines = [`Pushes: ${stateWords(push, name)} ${last}`];
  if (push.address !== null) lines.push(`Enter this address at ${name}: ${push.address}`);
  if (push.subscribedParcels + push.refusedParcels > 0) {
    lines.push(`Subscribed parcels: ${push.subscribedParcels}; refused by ${name}: ${push.refusedParcels}.`);
  }
  if (push.unreadCount > 0) {
    lines.push(`${push.unreadCount} pushes could not be read yet; they are kept for 30 days.`);
  }
  if (push.strangerCount > 0) {
    lines.push(`${push.strangerCount} pushes of this week were about parcels that the shop does not have.`);
  }
  return lines;
}

function stateWords(
  { state, kind, expiresAt, lastError, lastErrorReason }: AccountPush,
  name: string,
): string {
  const why = `${lastError ?? 'unknown'}${lastErrorReason ? `, ${lastErrorReason}` : ''}`;
  switch (state) {
    case 'unreachable':
      return `${name} cannot reach this server: APP_URL must be a public https address.`;
    case 'waiting':
      return kind === 'portal'
        ? 'the address is waiting for them.'
        : 'the worker subscribes within ten minutes.';
    case 'active':
      return expiresAt ? `subscribed until ${moment(expiresAt)}, and renewed before.` : 'subscribed.';
    case 'failing':
      return `the subscription failed (${why}) and is tried again.`;
    case 'refused': {
      const missing = /^missing_credential:(\w+)$/.exec(lastErrorReason ?? '')?.[1];
      return missing
        ? `not subscribed to: add the account again with --${kebab(missing)}.`
        : `${name} refuses the subscription (${why}).`;
    }
    case 'ended':
      return 'the subscription has ended.';
  }
}

async function secretSentence(
  { db, keyring }: ShopContext,
  merchantId: string,
  { id, name }: AccountDescription,
  { reveal }: ShopOptions,
): Promise<string> {
  const keys = reveal === undefined ? null : await getPushKeys(db, merchantId, id);
  if (!keys) return `Where ${name} asks for a secret or credential: \`accounts --reveal\` shows it.`;
  return `Where ${name} asks for a secret or credential, enter: ${openPushSecret(keyring, keys)}`;
}

function moment(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
