import type { Carrier } from '@/lib/carriers/carrier';
import { carrierView } from '@/lib/numbers/carrier-view';

/**
 * Why nobody is asked about a new parcel, and what would change that: an account with its carrier, one with an
 * aggregator that names this carrier, or nothing that we know of.
 */
export function unaskedHint(carriers: readonly Carrier[], code: string): string {
  const { name, trackingUrl, homepage } = carrierView(code, '', 'en');
  const own = carriers.find((carrier) => carrier.code === code);
  const through = carriers
    .filter(({ coverage }) => Object.hasOwn(coverage.keys, code))
    .map((other) => other.name);
  const add = 'npm run shop -- add-account';
  if (own) {
    const silence = own.api.operations.length > 0 ? 'nobody is asked' : 'nothing is heard';
    return `The shop has no ${name} account yet, so ${silence}: ${add}.`;
  }
  const page =
    (trackingUrl ?? homepage)
      ? `the page leads to ${name}'s own`
      : `the page names ${name} and has no link to give`;
  if (through.length === 0) return `Doorstep cannot ask ${name}: ${page}.`;
  const list = new Intl.ListFormat('en', { type: 'disjunction' }).format(through);
  return `Doorstep cannot ask ${name} itself, only through ${list}: ${add}. Until then ${page}.`;
}
