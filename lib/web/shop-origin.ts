import 'server-only';
import { getEnv } from '@/lib/env';

/**
 * Where a shop's pages are, for addresses that others follow: its own proved domain (what stands in the route's
 * `[shop]` has a dot), else this installation's. Never what a request's Host header says.
 */
export function shopOrigin(base: string): string {
  return base.includes('.') ? `https://${base}` : getEnv().appUrl;
}
