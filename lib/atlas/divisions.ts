/** Provinces of China: GeoNames' code, the two letters that some carriers write, the name without its kind. */
const chinese =
  '01 AH 安徽,02 ZJ 浙江,03 JX 江西,04 JS 江苏,05 JL 吉林,06 QH 青海,07 FJ 福建,08 HL 黑龙江,09 HA 河南,' +
  '10 HE 河北,11 HN 湖南,12 HB 湖北,13 XJ 新疆,14 XZ 西藏,15 GS 甘肃,16 GX 广西,18 GZ 贵州,19 LN 辽宁,' +
  '20 NM 内蒙古,21 NX 宁夏,22 BJ 北京,23 SH 上海,24 SX 山西,25 SD 山东,26 SN 陕西,28 TJ 天津,29 YN 云南,' +
  '30 GD 广东,31 HI 海南,32 SC 四川,33 CQ 重庆';

/** Provinces of Canada: GeoNames numbers them. */
const canadian = '01 AB,02 BC,03 MB,04 NB,05 NL,07 NS,08 ON,09 PE,10 QC,11 SK,12 YT,13 NT,14 NU';

const codes: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  CN: readCodes(chinese),
  CA: readCodes(canadian),
};

function readCodes(list: string): ReadonlyMap<string, string> {
  return new Map(
    list.split(',').flatMap((row) => {
      const [code = '', ...spellings] = row.split(' ');
      return spellings.map((spelling) => [spelling, code] as const);
    }),
  );
}

/** GeoNames' code of a province that a carrier abbreviates, or writes in Chinese; null for any other. */
export function abbreviatedDivision(country: string, state: string): string | null {
  const short = state
    .trim()
    .toUpperCase()
    .replace(/(省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)$/, '');
  return codes[country]?.get(short) ?? null;
}

/** Names of Chinese provinces, which stand before the town in Chinese. */
export const chineseProvinces: readonly string[] = chinese
  .split(',')
  .flatMap((row) => row.split(' ')[2] ?? []);
