/**
 * Chinese carriers' remarks name and number their couriers, and whoever signed: "快件交给张三，正在派送途中（联系电话：138…）".
 * The words stay, the people go: we show no one's name or telephone. Dates, and numbers with letters in them, stay too.
 */
export function withoutPeople(remark: string): string {
  return remark
    .replace(
      /[（(【[][^（()）【】[\]]*(?:电话|手机|派件人|收派员|快递员|联系人)[^（()）【】[\]]*[）)】\]]/g,
      '',
    )
    .replace(/((?:快件|货物)?(?:已)?交给)[^，,。；;]{1,20}(?=[，,])/g, '$1派送员')
    .replace(/((?:派件人|收派员|快递员|签收人|联系人)[:：\s]*)[^，,。；;、\s（(]{1,20}/g, '$1…')
    .replace(/(?<![A-Za-z\d-])(?!20\d{2}-\d{2}-\d{2})\+?\d(?:[\s-]?\d){6,}/g, '…')
    .trim();
}

/** The same where words in any language are relayed: other carriers' are left as they are. */
export function withoutPeopleInChinese(text: string): string {
  return /\p{Script=Han}/u.test(text) ? withoutPeople(text) : text;
}
