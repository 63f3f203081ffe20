import type { z } from 'zod';
import type { blocksSchema } from '@/lib/branding/blocks';

const shop = 'https://moss-and-clay.example';

/** One block of each kind; the pictures are drawn for this demo. */
export const demoBlocks: z.input<typeof blocksSchema> = [
  {
    kind: 'notice',
    text: {
      en: 'Our studio is closed from December 24 to January 2. Parcels on their way keep moving.',
      vi: 'Xưởng gốm nghỉ từ 24 tháng 12 đến 2 tháng 1. Các kiện hàng đã gửi vẫn được giao bình thường.',
      zh: '工作室于12月24日至1月2日放假，已寄出的包裹照常配送。',
    },
  },
  {
    kind: 'campaign',
    onlyFor: ['label_created', 'in_transit', 'out_for_delivery'],
    title: { en: 'While the kiln cools', vi: 'Trong lúc chờ lò nguội', zh: '窑火渐凉时' },
    text: {
      en: 'How a mug comes to be, from river clay to glaze, in six pictures.',
      vi: 'Sáu bức ảnh kể chuyện một chiếc cốc ra đời, từ đất sét bên sông đến lớp men.',
      zh: '六张照片，看一只杯子如何从河泥变成釉色。',
    },
    picture: { src: '/brand/moss-and-clay-autumn.svg', width: 480, height: 320 },
    link: {
      label: { en: 'See how it is made', vi: 'Xem cách làm', zh: '看看制作过程' },
      url: `${shop}/making`,
    },
  },
  {
    kind: 'products',
    onlyFor: ['delivered'],
    title: { en: 'Goes well with it', vi: 'Hợp với món đồ của bạn', zh: '与它相配' },
    cards: [
      {
        name: { en: 'Espresso cup', vi: 'Tách espresso', zh: '浓缩咖啡杯' },
        note: { en: 'Moss', vi: 'Màu rêu', zh: '苔绿' },
        picture: { src: '/brand/moss-and-clay-cup.svg', width: 240, height: 240 },
        url: `${shop}/espresso-cup`,
      },
      {
        name: { en: 'Serving dish', vi: 'Đĩa lớn', zh: '大盘' },
        note: { en: 'River clay', vi: 'Màu đất sông', zh: '河泥色' },
        picture: { src: '/brand/moss-and-clay-dish.svg', width: 240, height: 240 },
        url: `${shop}/serving-dish`,
      },
    ],
  },
  {
    kind: 'returns',
    text: {
      en: 'Not what you hoped for? Send it back within 30 days.',
      vi: 'Chưa ưng ý? Bạn có thể trả lại trong vòng 30 ngày.',
      zh: '不满意？30 天内可以退货。',
    },
    url: `${shop}/returns/new`,
  },
  {
    kind: 'help',
    links: [
      {
        label: { en: 'Caring for stoneware', vi: 'Bảo quản đồ gốm', zh: '陶器保养' },
        url: `${shop}/care`,
      },
      {
        label: { en: 'Something arrived broken', vi: 'Hàng đến bị vỡ', zh: '收到时已破损' },
        url: `${shop}/broken`,
      },
    ],
  },
  {
    kind: 'social',
    profiles: [
      { name: 'Instagram', url: 'https://www.instagram.com/moss.and.clay.example' },
      { name: 'Pinterest', url: 'https://www.pinterest.com/mossandclayexample' },
    ],
  },
];
