/** What takes no room on a screen, or turns the direction of what does (Unicode: default ignorable, bidi). */
const hidden =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]|\u034f|[\u17b4\u17b5]|[\u180b-\u180d]|[\ufe00-\ufe0f]|[\u{e0000}-\u{e007f}]/gu;
const turning = /[\u202a-\u202e\u2066-\u2069]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu;

export function withoutHidden(text: string): string {
  return text.replace(hidden, '');
}

export function hasTurnedText(text: string): boolean {
  return turning.test(text);
}

/** The text with what cannot be seen named by its code: `us‹U+200B›ps.com`. */
export function madeVisible(text: string): string {
  const name = (character: string) =>
    `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;
  return text.replace(hidden, name).replace(control, name);
}

/** Letters without their accents, in lower case: "Phí giao lại" → "phi giao lai". Texts are often typed so. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
}

/** `hxxps://usps[.]com`, as people write addresses that nobody shall open, back in working order. */
export function refanged(text: string): string {
  return text
    .replace(/ ?[[({] ?(?:\.|dot|chấm|点) ?[\])}] ?/giu, '.')
    .replace(/[[({](:\/\/|:|@|\/)[\])}]/gu, '$1')
    .replace(/\b(?:hxxp|h\*\*p|htxp|meow)(s?)(?=:)/giu, 'http$1');
}
