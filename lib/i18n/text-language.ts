/**
 * The language of a carrier's words, as BCP 47, for `lang` attributes. Who asks through an aggregator gets the words
 * of each post on the way: one parcel's may be Chinese, then Vietnamese. `usual`: what that carrier writes in.
 */
export function textLanguage(text: string, usual: string): string {
  if (usual !== 'en') return usual;
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  // Letters that no other language has.
  return /[ƠơƯư\u1ea0-\u1ef9]/u.test(text.normalize('NFC')) ? 'vi' : usual;
}
