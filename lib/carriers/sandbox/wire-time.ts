/** Minutes east of UTC in `+07:00`, `-04.00`, `-0500` or `Z`; null when it is none of them. */
export function parseOffsetMinutes(text: string | null): number | null {
  if (text === 'Z') return 0;
  const match = /^([+-])(\d{2})[:.]?(\d{2})$/.exec(text ?? '');
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

/** The instant (ms) of a wall time `YYYY-MM-DDTHH:mm[:ss]`; NaN when it is no time. */
export function instantOf(localTime: string, offsetMinutes: number): number {
  return Date.parse(`${localTime}Z`) - offsetMinutes * 60_000;
}

/** The wall time `YYYY-MM-DDTHH:mm:ss` at an offset. */
export function localTimeAt(instant: number, offsetMinutes: number): string {
  return new Date(instant + offsetMinutes * 60_000).toISOString().slice(0, 19);
}

const calendarText = /^(\d{4}-\d{2}-\d{2})(?:([T ])(\d{2}:\d{2}(?::\d{2})?)(.*))?$/;

/**
 * Moves a date, or a date with a wall time, into a parcel's own time and keeps its shape. Text that is no
 * date comes back as it was. A bare date moves with `timeOfDay`, so that "on time" stays on time.
 */
export function moveCalendarText(
  text: string,
  move: { offsetMinutes: number; timeOfDay: string; toParcelTime(instant: number): number },
): string {
  const match = calendarText.exec(text);
  if (!match) return text;
  const [, date, separator, time, rest = ''] = match;
  const instant = instantOf(`${date}T${time ?? move.timeOfDay}`, move.offsetMinutes);
  if (Number.isNaN(instant)) return text;
  const moved = localTimeAt(move.toParcelTime(instant), move.offsetMinutes);
  if (separator === undefined || time === undefined) return moved.slice(0, 10);
  return `${moved.slice(0, 10)}${separator}${moved.slice(11, 11 + time.length)}${rest}`;
}

/**
 * A delivery window (`HH:mm`, quarter hours, inside one day) as a carrier gives it on the day: it opens
 * about an hour before the scan that will close it.
 */
export function windowAround(localTime: string): { start: string; end: string } {
  const minutes = Number(localTime.slice(11, 13)) * 60 + Number(localTime.slice(14, 16));
  const quarter = Math.floor(minutes / 15) * 15;
  const start = Math.max(0, quarter - 60);
  const end = Math.min(23 * 60 + 45, quarter + 180);
  return { start: clockText(start), end: clockText(end) };
}

function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
