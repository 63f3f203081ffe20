import { dropPlaceOf } from './drop-place';

/** What stands where a person's name stood. */
export const maskedName = '•••';

const word = "[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}.'’-]*";
/** Up to five words that begin like a name: "T NGUYEN", "..KOSUTOKO", "Nguyễn Văn An", "J. van Dyk". */
const name = `\\.*${word}(?: (?:(?:van|von|de|der|den|da|di|la|le|bin|al) ){0,2}${word}){0,4}`;
/** Behind a colon whatever stands there, to the end of the clause. */
const anything = '[^\\s,;|，；。（(][^,;|，；。（(\\n]{0,60}';

/**
 * Where carriers write who took a parcel or who brings it. DHL: "Delivered - Signed for by : T NGUYEN"; AfterShip:
 * "Signed by customer" (nobody's name, and kept); Chinese and Vietnamese carriers: 签收人：…, Người nhận: …
 */
const patterns: readonly RegExp[] = [
  new RegExp(`(?<=\\bsigned (?:for )?by\\s*[:：]\\s*)${anything}`, 'giu'),
  new RegExp(`(?<=\\b[Ss]igned (?:for )?by |\\bSIGNED (?:FOR )?BY )${name}`, 'gu'),
  new RegExp(
    `(?<=\\b(?:received by|receiver|recipient|consignee|signature|signatory|courier|driver)\\s*[:：]\\s*)${anything}`,
    'giu',
  ),
  new RegExp(
    `(?<=(?:người (?:ký )?nhận|người ký|ký nhận|bưu tá|nhân viên(?: (?:giao|phát) hàng)?|shipper)\\s*[:：]\\s*)${anything}`,
    'giu',
  ),
  // Case tells a name from "bưu tá đang phát".
  new RegExp(`(?<=[Kk]ý (?:nhận )?bởi\\s*[:：]?\\s*)${name}`, 'gu'),
  new RegExp(`(?<=(?:[Bb]ưu tá|[Nn]hân viên(?: (?:giao|phát) hàng)?) )${name}`, 'gu'),
  /(?<=(?:签收人|收件人|收货人|代收人|派件人|收派员|快递员|派送员|联系人)\s*(?:[:：]|是|为)\s*)[^，,。；;、（(\s…•][^，,。；;、（(\s]{0,20}/gu,
  /(?<=(?:派件员|收派员|快递员|派送员|业务员))(?![已正将会在未为请您])\p{Script=Han}{2,4}?(?=正在|[（(\d•])/gu,
  /(?<=由)(?!本人|他人|家人|同事|邻居|前台|门卫|物业|快递柜|菜鸟|丰巢)[\p{Script=Han}·]{2,4}?(?=(?:代为|代)?签收)/gu,
];

/**
 * A carrier's words without the names of who took the parcel or who brought it: not for everybody who has the
 * link. `signedBy`, the signer's name where the carrier told it apart, is masked wherever it stands. The words as
 * they came stay with the event.
 */
export function maskNames(text: string, signedBy: string | null = null): string {
  const masked = patterns.reduce((words, pattern) => words.replace(pattern, maskedName), text);
  const known = signedBy?.trim() ?? '';
  // "Front desk" is no person.
  if (known.length < 2 || dropPlaceOf(known)) return masked;
  const literal = known.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return masked.replace(new RegExp(`(?<![\\p{L}\\d])${literal}(?![\\p{L}\\d])`, 'giu'), maskedName);
}
