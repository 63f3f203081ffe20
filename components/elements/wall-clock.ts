/** `YYYY-MM-DDTHH:mm` on the reader's own clock. */
export function wallClock(instant: Date): string {
  return new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
