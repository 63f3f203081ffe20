/** "3小时前" → "3 小时前": a figure stands apart from the Han characters that follow it. */
export function spaceBeforeHan(text: string): string {
  return text.replace(/\d(?=\p{Script=Han})/gu, '$& ');
}
