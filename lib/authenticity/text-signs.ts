import { folded, withoutHidden } from './clean-text';
import type { Sign } from './report';

/**
 * How swindlers write, in English, Vietnamese (as typed without accents) and Chinese. From the advice of USPS,
 * UPS and FedEx on fraud: money for a delivery, card data, haste, gift cards, an answer or an app asked for. Each
 * gap is bounded, so that no text takes long.
 */
const patterns: Readonly<Record<Exclude<Sign, 'usps_text'>, readonly RegExp[]>> = {
  fee: [
    /\b(?:pay|paid|payment|owe|unpaid|outstanding|settle)\b.{0,50}(?:[$€£]|\busd\b|\bdollars?\b|\d[.,]\d{2}\b|\bfees?\b|\bduty\b|\bduties\b)/,
    /\b(?:re-?delivery|customs?|shipping|handling|postage|clearance|delivery|storage|processing) (?:fees?|charges?|dut(?:y|ies)|payment|costs?)\b/,
    /\bsmall (?:fee|charge|payment)\b/,
    /\b(?:thanh toan|chuyen khoan|nop|dong|tra)\b.{0,30}\b(?:phi|le phi|tien|cuoc|thue)\b/,
    /\b(?:phi|tien|cuoc|thue)\b.{0,30}\b(?:thanh toan|chuyen khoan|nop)\b/,
    /\bphi (?:giao lai|giao hang|van chuyen|hai quan|luu kho|thong quan|ship)\b/,
    /(?:支付|缴纳|缴付|补缴|补交|付款|交纳|转账|缴清).{0,12}(?:费|税|元|款)/,
    /(?:重新派送|再次派送|二次派送|派送|配送|清关|保管|手续|滞纳)费|关税/,
  ],
  card: [
    /\b(?:credit|debit|bank) ?cards?\b|\bcard (?:number|details|information)\b|\bcvv\b|\bbank (?:account|details)\b/,
    /\bso the\b|\bthe (?:tin dung|ngan hang|atm|ghi no)\b|\b(?:so )?tai khoan ngan hang\b/,
    /银行卡|信用卡|储蓄卡|卡号|银行账[户号]/,
  ],
  codes: [
    /\b(?:one[- ]time|verification|security) (?:code|password|passcode)\b|\botp\b|\bpasswords?\b|\bsocial security\b|\bssn\b/,
    /\bma (?:xac thuc|xac nhan|xac minh)\b|\bmat khau\b|\bcccd\b|\bcmnd\b|\bcan cuoc\b/,
    /验证码|密码|身份证/,
  ],
  gift_card: [
    /\bgift ?cards?\b|\bbitcoins?\b|\bcrypto(?:currency)?\b|\busdt\b|\bwire transfer\b|\bwestern union\b/,
    /\bthe (?:cao|nap|qua tang)\b|\btien (?:ao|ma hoa)\b/,
    /礼品卡|购物卡|充值卡|点卡|比特币|虚拟(?:币|货币)/,
  ],
  reply: [
    /\breply (?:with )?["'“]?(?:y|1|yes)\b|\b(?:re-?open|exit) (?:the |this )?(?:link|text|message|sms)\b/,
    /\bcopy (?:the |this )?link\b.{0,30}\b(?:safari|browser)\b/,
    /\b(?:tra loi|phan hoi|nhan|soan)(?: tin| lai)? ["'“]?(?:y|1|co)\b/,
    /回复 ?["'“”「]?(?:y\b|1(?!\d)|是)|复制.{0,8}链接.{0,12}浏览器/,
  ],
  app: [
    /\b(?:download|install)\b.{0,30}\b(?:app|apk)\b|\.apk\b|\banydesk\b|\bteamviewer\b/,
    /\b(?:tai|cai|cai dat)(?: ve)? (?:ung dung|app|phan mem)\b|\bket ban zalo\b|\badd zalo\b/,
    /下载.{0,12}(?:app|应用|软件|客户端)|共享屏幕|屏幕共享|[加添].{0,4}(?:微信|qq)/,
  ],
  address: [
    /\b(?:incomplete|incorrect|wrong|invalid|unclear|missing|update|confirm|verify)\b.{0,30}\b(?:address|house number|zip ?code|street number)\b/,
    /\baddress\b.{0,30}\b(?:incomplete|incorrect|invalid|unclear|missing|wrong)\b/,
    /\bdia chi\b.{0,30}\b(?:khong (?:day du|chinh xac|dung|hop le|ro)|sai|thieu)\b|\b(?:cap nhat|xac nhan|bo sung)\b.{0,20}\bdia chi\b/,
    /地址.{0,10}(?:不完整|不详|有误|错误|无效|不正确|不清)|(?:更新|确认|补充|完善|核实|修改).{0,8}地址/,
  ],
  urgency: [
    /\bwithin (?:the next )?\d{1,2} ?(?:h|hrs?|hours?|minutes?)\b|\bimmediately\b|\burgent(?:ly)?\b|\bact now\b/,
    /\b(?:final|last) (?:notice|attempt|warning|chance|reminder)\b|\bwill be (?:returned|destroyed|cancell?ed|suspended)\b/,
    /\btrong (?:vong )?\d{1,2} ?(?:h|gio|tieng|phut)\b|\bngay lap tuc\b|\bkhan cap\b|\blan cuoi\b|\bse bi (?:hoan|huy|tra|tieu huy)\b/,
    /(?:\d{1,2}|二十四|四十八) ?(?:个)?(?:小时|分钟)内|立即|马上|逾期|最后(?:通知|一次|机会)|将(?:会)?(?:被)?(?:退回|退件|销毁|取消)/,
  ],
};

/** What a text asks for and how it presses, strong signs first. A single name or address has none. */
export function signsIn(text: string): Exclude<Sign, 'usps_text'>[] {
  const plain = folded(withoutHidden(text).normalize('NFKC').replace(/\s+/g, ' '));
  const found = Object.entries(patterns).filter(([, all]) => all.some((pattern) => pattern.test(plain)));
  return found.map(([sign]) => sign as Exclude<Sign, 'usps_text'>);
}

/** Whether a text speaks of USPS. */
export function speaksOfUsps(text: string): boolean {
  return /\bu\.?s\.?p\.?s\b|\bus(?:a)? postal\b|united states postal|美国邮政/i.test(
    withoutHidden(text).normalize('NFKC'),
  );
}
