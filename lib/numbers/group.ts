/**
 * A normalised number in the groups in which people read it aloud: "9400 1000 0000 0000 0000 06",
 * "1Z 999 AA1 01 2345 6784", "EA 123 456 785 US". Only blanks are added. Dotted labels stay as they are.
 */
export function groupNumber(number: string): string {
  if (!/^[0-9A-Z]+$/.test(number)) return number;
  const ups = /^(1Z)(\w{3})(\w{3})(\w{2})(\w{4})(\w{4})$/.exec(number);
  if (ups !== null) return ups.slice(1).join(' ');
  const postal = /^([A-Z]{2})(\d{3})(\d{3})(\d{3})([A-Z]{2})$/.exec(number);
  if (postal !== null) return postal.slice(1).join(' ');
  const [, prefix = '', body = '', suffix = ''] = /^([A-Z]*)(.*?)([A-Z]*)$/.exec(number) ?? [];
  return [prefix, ...inFours(body), suffix].filter((part) => part !== '').join(' ');
}

/** Groups of four; a last single character takes one from its neighbour: 13 digits are 4 4 3 2. */
function inFours(body: string): string[] {
  const groups = body.match(/.{1,4}/g) ?? [];
  const last = groups.at(-1);
  const beforeLast = groups.at(-2);
  if (last === undefined || beforeLast === undefined || last.length > 1) return groups;
  return [...groups.slice(0, -2), beforeLast.slice(0, 3), beforeLast.slice(3) + last];
}
