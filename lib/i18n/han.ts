/** "3小时前" → "3 小时前": a figure stands apart from the Han characters that follow it. */
export function spaceBeforeHan(text: string): string {
  return text.replace(/\d(?=\p{Script=Han})/gu, '$& ');
}

/** "顺丰速运 已揽收" → "顺丰速运已揽收": the space that a text has beside a name is for a Latin one. */
export function closeHan(text: string): string {
  return text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}
