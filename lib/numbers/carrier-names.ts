import type { Locale } from '@/lib/i18n/locales';

/**
 * What a carrier is called where it is known by another name than its own Latin one. Chinese: the carriers' own
 * Chinese names, and those of postal operators as Chinese shops write them. A carrier that is not here keeps its
 * one name in every language, as FedEx does.
 */
const localNames: Readonly<Partial<Record<Locale, Readonly<Record<string, string>>>>> = {
  vi: { vnpost: 'Bưu điện Việt Nam' },
  zh: {
    'sf-express': '顺丰速运',
    yunexpress: '云途物流',
    yto: '圆通速递',
    zto: '中通快递',
    sto: '申通快递',
    cainiao: '菜鸟',
    yanwen: '燕文物流',
    '4px': '递四方',
    'jtexpress-cn': '极兔速递',
    'jtexpress-vn': '极兔速递',
    amazon: '亚马逊物流',
    upu: '万国邮政联盟',
    'china-post': '中国邮政',
    'china-ems': '中国邮政 EMS',
    'hongkong-post': '香港邮政',
    'macao-post': '澳门邮电',
    'chunghwa-post': '中华邮政',
    vnpost: '越南邮政',
    'australia-post': '澳大利亚邮政',
    'austrian-post': '奥地利邮政',
    bpost: '比利时邮政',
    'cambodia-post': '柬埔寨邮政',
    'canada-post': '加拿大邮政',
    'correios-br': '巴西邮政',
    'correos-es': '西班牙邮政',
    'deutsche-post': '德国邮政',
    'emirates-post': '阿联酋邮政',
    'india-post': '印度邮政',
    'japan-post': '日本邮政',
    'korea-post': '韩国邮政',
    'la-poste': '法国邮政',
    'lao-post': '老挝邮政',
    'nz-post': '新西兰邮政',
    phlpost: '菲律宾邮政',
    'poczta-polska': '波兰邮政',
    'pos-indonesia': '印尼邮政',
    'pos-malaysia': '马来西亚邮政',
    'poste-italiane': '意大利邮政',
    postnl: '荷兰邮政',
    'royal-mail': '英国皇家邮政',
    'russian-post': '俄罗斯邮政',
    'singapore-post': '新加坡邮政',
    'swiss-post': '瑞士邮政',
    'thailand-post': '泰国邮政',
  },
};

/** The carrier's name in this language; null where it is called as everywhere. */
export function localCarrierName(locale: Locale, code: string): string | null {
  const names = localNames[locale] ?? {};
  return Object.hasOwn(names, code) ? (names[code] ?? null) : null;
}

/** The codes that `localCarrierName` knows. */
export const locallyNamedCarriers: ReadonlySet<string> = new Set(
  Object.values(localNames).flatMap((names) => Object.keys(names)),
);
