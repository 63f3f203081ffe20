import { viettelPostFormats } from '@/lib/numbers/asia-formats';
import { ownParcels } from './asked-parcel';
import type { Carrier } from './carrier';
import type { CredentialField } from './credentials';
import { viettelPostPush } from './viettelpost/push';

const credentials: readonly CredentialField[] = [
  // The secret that the merchant chose beside the address of the callbacks.
  { name: 'webhookSecret', isSecret: true, isRequired: false },
];

/**
 * Viettel Post, Vietnam. It only tells by itself: its partner API (partner.viettelpost.vn/v2) has calls to
 * make, change and cancel orders and none to ask about one. Public clients name three that contradict each
 * other (`trackingOrder`, `getOrderTracking`, `trackingPublic`), and a reader of its list of calls found none
 * (certainty B); calling one of them on a guess would not be honest. Callbacks: certainty B.
 */
export const viettelPost: Carrier = {
  code: 'viettelpost',
  name: 'Viettel Post',
  kind: 'carrier',
  coverage: ownParcels('viettelpost'),
  homepage: 'https://viettelpost.vn',
  officialHosts: ['viettelpost.vn', 'viettelpost.com.vn'],
  contact: [
    {
      kind: 'phone',
      value: '1900 8095',
      purpose: 'general',
      hours: [],
      timeZone: 'Asia/Ho_Chi_Minh',
      source: 'Named alike as its hotline by many public shop systems; not read on a page of Viettel Post’s',
      checkedOn: '2026-11-21',
    },
  ],
  formats: viettelPostFormats,
  trackingUrl: (number) =>
    `https://viettelpost.vn/thong-tin-don-hang?peopleTracking=sender&orderNumber=${encodeURIComponent(number)}`,
  api: {
    baseUrl: 'https://partner.viettelpost.vn',
    credentials,
    auth: { kind: 'headers', headers: () => ({}), check: null },
    // Never used, as nothing is asked.
    limits: { requests: 60, perSeconds: 3_600, burst: 1 },
    operations: [],
    push: viettelPostPush,
  },
};
