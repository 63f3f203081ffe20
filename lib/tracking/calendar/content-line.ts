const mostOctets = 75;
const utf8 = new TextEncoder();

/**
 * A line of an iCalendar file, folded after at most 75 octets of UTF-8 and never within a character (RFC 5545,
 * 3.1). Ends with CRLF.
 */
export function contentLine(name: string, value: string): string {
  let folded = '';
  let octets = 0;
  for (const character of `${name}:${value}`) {
    const size = utf8.encode(character).length;
    if (octets + size > mostOctets) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}

/** A value of type TEXT (RFC 5545, 3.3.11): nothing in it can end the line or the property. */
export function textValue(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r\n?|[\n\u2028\u2029\u0085]/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}
