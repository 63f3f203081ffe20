import type { SandboxErrorKind } from './sandbox-carrier';

type Needed =
  | 'bad_request'
  | 'bad_token'
  | 'forbidden'
  | 'too_many_requests'
  | 'server_error'
  | 'unavailable';

/**
 * A carrier's words for every way to fail. Most have one refusal for all that can be wrong with a key: the words
 * for a bad one stand for those that are left out, and those for "forbidden" for a scope that is missing.
 */
export function errorTable<Words>(
  words: Record<Needed, Words> & Partial<Record<SandboxErrorKind, Words>>,
): Record<SandboxErrorKind, Words> {
  const { bad_token: refused, forbidden: missing_scope } = words;
  const defaults = { bad_client: refused, bad_grant: refused, no_token: refused, expired_token: refused };
  return { ...defaults, missing_scope, ...words };
}
