/** With a scheme, or a bare host with a path. Bounded repeats: long input must not make it slow. */
const urlPattern =
  /(?<![a-z0-9.-])(?:https?:\/\/|(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}\/)[\x21-\x7E]*[a-z0-9/=]/gi;

/** Parameters that carry nothing but tracking numbers at the carriers we know. */
const numberParameter =
  /^(?:tlabels|qtc_tlabels1|tracknums?|inquirynumber\d*|track_?numbers?|trknbr|tracking[-_]?(?:id|nos?|numbers?|code)?|awb|piececode|mailno(?:list|s)?|nums|order_?code|ordernumber|billcodes?|bills|searchfor|search-value|searchid|bill-number|waybill)$/i;

/**
 * Replaces each address in cleaned text by the tracking numbers it carries, one a line; the address itself is
 * never opened. `isLikelyNumber` decides about path parts and unknown parameters.
 *
 * @returns the text, and the addresses in which no number was found.
 */
export function replaceUrls(
  text: string,
  isLikelyNumber: (value: string) => boolean,
): { text: string; withoutNumber: string[] } {
  const withoutNumber: string[] = [];
  const replaced = text.replace(urlPattern, (url) => {
    const numbers = numbersInUrl(url, isLikelyNumber);
    if (numbers.length === 0) withoutNumber.push(url);
    return `\n${numbers.join('\n')}\n`;
  });
  return { text: replaced, withoutNumber };
}

function numbersInUrl(url: string, isLikelyNumber: (value: string) => boolean): string[] {
  const afterHost = url.replace(/^(?:https?:\/\/)?[^/?#]*/i, '');
  const parts = afterHost.split(/[/?&#]/).map((part) => {
    const [name = '', ...value] = part.split('=');
    return value.length === 0 ? { name: '', value: name } : { name, value: value.join('=') };
  });
  const values = parts.flatMap(({ name, value }) =>
    decode(value)
      .split(/[,;]/)
      .map((text) => ({ name, text: text.trim() })),
  );
  const named = values.filter(({ name, text }) => numberParameter.test(name) && /\d/.test(text));
  const found = named.length > 0 ? named : values.filter(({ text }) => isLikelyNumber(text));
  return [...new Set(found.map(({ text }) => text))];
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value; // A broken escape: the text may still hold a number.
  }
}
