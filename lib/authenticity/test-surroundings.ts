import { knownCarriers } from '@/lib/numbers/known-carriers';
import { sitesOf } from './own-places';
import type { Surroundings } from './report';

export const knownToken = 'k7Qn2rWc8YxTf0LmZpVb3A';

/** A shop with a host of its own beside the shared one, and carriers with their homepages' domains. */
export const surroundings: Surroundings = {
  shop: {
    name: 'Moss & Clay',
    hosts: [
      { host: 'parcels.example.net', port: '', prefix: '/moss-and-clay' },
      { host: 'orders.mossandclay.com', port: '', prefix: '' },
    ],
    sites: sitesOf('https://www.mossandclay.com', [
      'https://www.instagram.com/mossandclay',
      'https://help.mossandclay.com/contact',
    ]),
    emails: ['hello@mossandclay.com'],
  },
  carriers: [
    { code: 'usps', name: 'USPS', domains: ['usps.com'] },
    { code: 'ups', name: 'UPS', domains: ['ups.com'] },
    { code: 'fedex', name: 'FedEx', domains: ['fedex.com'] },
    { code: 'dhl', name: 'DHL', domains: ['dhl.com', 'dhl.de'] },
    { code: 'ghn', name: 'GHN', domains: ['ghn.vn'] },
    { code: 'ghtk', name: 'GHTK', domains: ['ghtk.vn', 'giaohangtietkiem.vn'] },
    { code: 'viettelpost', name: 'Viettel Post', domains: ['viettelpost.vn', 'viettelpost.com.vn'] },
    { code: 'sf-express', name: 'SF Express', domains: ['sf-express.com', 'sf-international.com'] },
    ...[...knownCarriers.values()].flatMap(({ code, name, homepage }) =>
      homepage && !['usps', 'ups', 'fedex', 'dhl', 'ghn', 'ghtk', 'viettelpost', 'sf-express'].includes(code)
        ? [{ code, name, domains: [new URL(homepage).hostname.replace(/^(?:www|global)\./, '')] }]
        : [],
    ),
  ],
  phones: new Map([['18002758777', 'USPS']]),
  tokens: new Set([knownToken]),
};
