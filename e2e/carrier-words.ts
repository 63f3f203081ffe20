import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { DemoParcel } from '../scripts/demo-shop/demo-order';
import { askedOf } from '../scripts/demo-shop/sandbox-parcels';

/**
 * What each API calls the carrier's words for an event, and when it happened where its events are not listed
 * oldest first. Read here from the recorded answers themselves, so that no adapter vouches for itself.
 */
const wordsIn: Readonly<
  Record<string, { fields: readonly string[]; order?: 'newest first' | 'by time_utc' }>
> = {
  usps: { fields: ['eventType'], order: 'newest first' },
  ups: { fields: ['status.description'], order: 'newest first' },
  fedex: { fields: ['eventDescription', 'exceptionDescription'], order: 'newest first' },
  dhl: { fields: ['description'], order: 'newest first' },
  mydhl: { fields: ['description'] },
  // Those of each carrier on the way apart.
  seventeentrack: { fields: ['description'], order: 'by time_utc' },
  aftership: { fields: ['message'] },
  easypost: { fields: ['message'] },
  shippo: { fields: ['status_details'] },
  ghn: { fields: ['status'] },
  ghtk: { fields: ['status'] },
  viettelpost: { fields: ['STATUS_NAME'] },
  'sf-express': { fields: ['remark'] },
};

/** Where the list of events is. */
const listsOfEvents =
  /^(trackingEvents|activity|scanEvents|events|checkpoints|tracking_details)$|^(tracking_history|log|history|routes)$/;

/** Carriers that send a code, whose words stand in their own papers; and what is not shown as it was sent. */
const wordsFor: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ghn: {
    ready_to_pick: 'Chờ lấy hàng',
    picking: 'Đang lấy hàng',
    picked: 'Đã lấy hàng',
    storing: 'Đang lưu kho',
    transporting: 'Đang luân chuyển',
    sorting: 'Đang phân loại',
    delivering: 'Đang giao hàng',
    delivery_fail: 'Giao hàng thất bại',
    delivered: 'Giao hàng thành công',
  },
  ghtk: {
    2: 'Đã tiếp nhận',
    3: 'Đã lấy hàng / đã nhập kho',
    4: 'Đang giao hàng',
    5: 'Đã giao hàng',
    9: 'Không giao được hàng',
    12: 'Đang lấy hàng (đã điều phối)',
    45: 'Shipper báo đã giao hàng',
    20: 'Đang trả hàng',
    49: 'Shipper báo không giao được',
    123: 'Shipper báo đã lấy hàng',
    410: 'Shipper báo delay giao hàng',
  },
  'sf-express': {
    // The courier's name and telephone are nobody's business.
    '快件交给王小明，正在派送途中（联系电话：13800000000，顺丰已开启“安全呼叫”）':
      '快件交给派送员，正在派送途中',
  },
};

/** The carrier's words for the whole recorded life of a parcel, oldest first. Empty without a life. */
export function lifeWords(parcel: DemoParcel): string[] {
  if (!parcel.life) return [];
  const asked = askedOf(parcel);
  const { fields, order } = wordsIn[asked] ?? { fields: [] };
  const file = new URL(`../lib/carriers/fixtures/${asked}/${parcel.life}.json`, import.meta.url);
  const { body } = fixture.parse(JSON.parse(readFileSync(file, 'utf8'))).response;
  const events = eventsIn(body);
  if (order === 'by time_utc')
    events.sort((a, b) => (textAt(a, 'time_utc') < textAt(b, 'time_utc') ? -1 : 1));
  const words = events.map((event) => {
    const sent = fields.map((field) => textAt(event, field)).filter((part) => part !== '');
    return wordsFor[asked]?.[sent.join()] ?? sent.join(' – ');
  });
  return order === 'newest first' ? words.reverse() : words;
}

/** BCP 47, from the letters themselves. */
export function languageOfWords(words: string): 'en' | 'vi' | 'zh' {
  if (/\p{Script=Han}/u.test(words)) return 'zh';
  // Tone marks, and letters that no other language of these recordings has.
  return /\p{Mn}|[đĐ]/u.test(words.normalize('NFD')) ? 'vi' : 'en';
}

const fixture = z.object({ response: z.object({ body: z.unknown() }) });

/** All events of an answer, however deep they are. */
function eventsIn(value: unknown): unknown[] {
  // SF Express sends JSON within JSON.
  if (typeof value === 'string' && value.startsWith('{')) return eventsIn(JSON.parse(value));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    listsOfEvents.test(key) && Array.isArray(part) ? part : eventsIn(part),
  );
}

function textAt(event: unknown, path: string): string {
  let found = event;
  for (const key of path.split('.')) {
    found = typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined;
  }
  return String(found ?? '').trim();
}
