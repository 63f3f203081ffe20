/** The entities carriers really send. Anything else stays as it is: better odd than wrong. */
const namedEntities: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    apos: "'",
    copy: '©',
    gt: '>',
    lt: '<',
    nbsp: ' ',
    quot: '"',
    reg: '®',
    trade: '™',
  }),
);

/** HTML reads numeric references 128–159 as Windows-1252; these are the ones seen in carriers' texts. */
const windows1252: Readonly<Record<number, string>> = {
  133: '…',
  145: '‘',
  146: '’',
  147: '“',
  148: '”',
  150: '–',
  151: '—',
  153: '™',
};

function decodeEntity(whole: string, body: string): string {
  if (!body.startsWith('#')) return namedEntities.get(body.toLowerCase()) ?? whole;
  const isHex = /^#x/i.test(body);
  const code = Number.parseInt(body.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  const mapped = windows1252[code];
  if (mapped !== undefined) return mapped;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** Terminal commands behind an escape character: colours "[31m", and titles or links up to the next one. */
const terminalCommands = /[^\P{Cc}\s](?:\[[0-?]*[ -/]*[@-~]|\][^\p{Cc}]*(?:[^\P{Cc}\s]\\?)?)/gu;

/** Never seen, or seen as an empty place: format, tag and filler characters, variation selectors, blank braille. */
const unseen = /[\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2800]/gu;

const mostRounds = 8;

/** Invisible characters go before tags are looked for, or `<\u200bb>` would come out as `<b>`. */
function cleanOnce(text: string): string {
  return (
    text
      .replace(terminalCommands, '')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .replace(unseen, '')
      // A letter carries two marks in Vietnamese and three elsewhere; more of them run over the lines around.
      .replace(/(\p{M}{4})\p{M}+/gu, '$1')
      .replace(/<[/!?a-z][^<>]*>/gi, '')
      .replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi, decodeEntity)
      .replace(/ {2,}/g, ' ')
      .trim()
  );
}

/**
 * A carrier's words made safe to keep and show: no tags, entities decoded, no control, bidirectional,
 * zero-width or unpaired characters, white space folded, at most `maxLength` UTF-16 units (cut at a whole
 * character). Numbers become their digits; anything else that is not a string becomes ''.
 *
 * Still plain text, not HTML: `a < b` stays, and a page must escape it as it escapes everything.
 */
export function cleanCarrierText(value: unknown, maxLength = 300): string {
  if (typeof value === 'number') return String(value).slice(0, maxLength);
  if (typeof value !== 'string') return '';
  // A bound before the work, generous enough that markup around a long sentence does not eat the sentence.
  let text = value.slice(0, maxLength * 8 + 1000);
  // Removing one layer can make another ("&lt;b&gt;", "<scr<b>ipt>"). Nobody wraps words in eight: then what layers
  // are made of goes, or a few hostile sentences would cost a second each.
  for (let before = '', round = 0; before !== text; round += 1) {
    before = text;
    text = cleanOnce(round === mostRounds ? text.replace(/[<>&]/g, '') : text);
  }
  if (text.length <= maxLength) return text;
  return text
    .slice(0, maxLength)
    .replace(/\p{Cs}$/u, '')
    .trimEnd();
}
