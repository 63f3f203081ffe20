/** A stranger's words without what would steer a terminal: escape sequences, and letters that turn the line round. */
export function printable(line: string): string {
  return line.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
}
