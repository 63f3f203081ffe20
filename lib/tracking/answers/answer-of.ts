import { mayStillChange } from '../delivery-change';
import type { ShipmentSnapshot } from '../view';
import type { Answer, ContactTrigger, HolidayInWait, QuietState } from './answer';
import { businessDaysAfter, type Calendar, calendarOf } from './calendar';
import { type Clock, clockAt } from './clock';
import { dayOf, dayText, endOfDay } from './day';
import { hasReason, isPast, lastExpectedDay } from './expected-day';
import { countriesAt, routeOf } from './route';
import { type Stage, stageOf } from './stages';
import { stepsFor } from './steps';
import { type ZoneSpan, zonesOf } from './zones';

/** What the answer hangs on. */
export interface AnswerParcel {
  snapshot: Pick<ShipmentSnapshot, 'status' | 'milestone' | 'events' | 'estimate' | 'origin' | 'destination'>;
  /** Code of the carrier that has the parcel. */
  carrier: string;
  /** First day the label may have been used, `YYYY-MM-DD`: from then on we wait where nothing was ever said. */
  shipDateStart: string | null;
}

export interface TimedAnswer {
  answer: Answer;
  /** From this instant on it must be calculated anew; null: time changes nothing more. Always after `now`. */
  validUntil: Date | null;
}

/** Business days past the expected day, or past the time to ask, after which a parcel may be lost; USPS searches after 7. */
const longGoneDays = { inland: 7, abroad: 10 };

/**
 * What time makes of a parcel's state: whether it is quiet or late, by when news usually comes, what to do. Depends
 * on the parcel, the calendars of its way and `now` alone; days are told by the westernmost clock where something
 * is said to be over, and by the easternmost where something is promised.
 */
export function answerOf(parcel: AnswerParcel, now: Date): TimedAnswer {
  const clock = clockAt(now);
  const answer = answerBy(clock, parcel);
  return { answer, validUntil: clock.next() };
}

function answerBy(clock: Clock, { snapshot, carrier, shipDateStart }: AnswerParcel): Answer {
  const { milestone } = snapshot;
  const route = routeOf(snapshot, carrier);
  const stage = stageOf(milestone, route.isAbroad);
  if (stage.turn === 'nobody') return nothingToSay;
  const countries = countriesAt(stage.where, route);
  const calendar = calendarOf({ countries, carrier, isOffice: stage.isOffice });
  const zones = zonesOf([...countries, route.destination]);
  const lastDay = lastExpectedDay(snapshot);
  const isLate = lastDay !== null && isPast(lastDay, snapshot, zonesOf([route.destination]), clock);
  const wait = waitOf(clock, {
    stage,
    calendar,
    zones,
    since: lastNewsDay(snapshot, shipDateStart),
    lastDay,
  });
  const { quiet, nextBy, holidays } = wait;
  const isOverdue = isLate && (quiet === 'ask_carrier' || !hasReason(snapshot, calendar, zones, clock));
  const trigger = triggerOf({ snapshot, stage, isOverdue, quiet });
  const patience = route.isAbroad ? longGoneDays.abroad : longGoneDays.inland;
  const goneFrom = isLate ? lastDay : wait.askDay;
  const isLongGone =
    quiet === 'ask_carrier' &&
    goneFrom !== null &&
    clock.hasPassed(endOfDay(businessDaysAfter(calendar, goneFrom, patience), zones.west));
  const steps = stepsFor({
    ...{ milestone, stage, quiet, isOverdue, trigger, isLongGone, isAbroad: route.isAbroad },
    hasHolidays: holidays.length > 0,
    isChangeable: mayStillChange(snapshot),
  });
  return { quiet, ...(isLate && { isLate }), isOverdue, trigger, nextBy, steps, holidays };
}

const nothingToSay: Answer = {
  ...{ quiet: 'normal', isOverdue: false, trigger: null, nextBy: null, steps: [], holidays: [] },
};

/** Local day of the last news, whatever it was; of a calculated event, the one it follows. */
function lastNewsDay({ events }: AnswerParcel['snapshot'], shipDateStart: string | null): number | null {
  const news = events.find(({ origin }) => origin !== 'calculated')?.localTime ?? shipDateStart;
  const day = news === null ? Number.NaN : dayOf(news);
  return Number.isFinite(day) ? day : null;
}

interface Waiting {
  stage: Stage;
  calendar: Calendar;
  zones: ZoneSpan;
  /** Day of the last news. */
  since: number | null;
  /** The last expected day. */
  lastDay: number | null;
}

interface Wait extends Pick<Answer, 'quiet' | 'nextBy' | 'holidays'> {
  askDay: number | null;
}

function waitOf(clock: Clock, { stage, calendar, zones, since, lastDay }: Waiting): Wait {
  if (stage.days === null || since === null) {
    return { quiet: 'normal', nextBy: null, holidays: [], askDay: null };
  }
  const [usualDay = since, quieterDay = since, ask = since] = stage.days.map((count) =>
    businessDaysAfter(calendar, since, count),
  );
  // As long as it is expected within reason, there is nothing to ask about.
  const patientDay = businessDaysAfter(calendar, since, stage.days[2] * 2);
  const askDay = lastDay === null ? ask : Math.max(ask, Math.min(lastDay, patientDay));
  const isOver = (day: number) => clock.hasPassed(endOfDay(day, zones.west));
  const quiet: QuietState = isOver(askDay) ? 'ask_carrier' : isOver(quieterDay) ? 'quieter' : 'normal';
  const isAhead = (day: number) => !clock.hasPassed(endOfDay(day, zones.east));
  // It may arrive before the next scan would come.
  const arrival = lastDay !== null && isAhead(lastDay) ? lastDay : Number.POSITIVE_INFINITY;
  const nextDay = [usualDay, quieterDay].map((day) => Math.min(day, arrival)).find(isAhead);
  const nextBy = nextDay === undefined ? null : dayText(nextDay);
  const until = quiet === 'normal' ? (nextDay ?? quieterDay) : askDay;
  return { quiet, nextBy, holidays: holidaysBetween(calendar, since + 1, until), askDay };
}

/** Days of one holiday that follow each other are one entry, whatever else lies between (a weekend). */
function holidaysBetween(calendar: Calendar, first: number, last: number): HolidayInWait[] {
  const found: HolidayInWait[] = [];
  for (let day = first; day <= last; day++) {
    const holiday = calendar.holidayOn(day);
    if (!holiday) continue;
    const before = found.findIndex(({ name }) => name === holiday.name && name !== 'public_holiday');
    const known = found[before];
    if (known) found[before] = { ...known, lastDate: dayText(day) };
    else found.push({ ...holiday, date: dayText(day), lastDate: null });
  }
  return found;
}

interface Judged {
  snapshot: AnswerParcel['snapshot'];
  stage: Stage;
  isOverdue: boolean;
  quiet: QuietState;
}

/** The gravest of what calls for the carrier. Where it has no part in the next step, asking it leads nowhere. */
function triggerOf({ snapshot, stage, isOverdue, quiet }: Judged): ContactTrigger | null {
  const { milestone } = snapshot;
  if (milestone === 'exception.lost' || milestone === 'exception.damaged') return 'lost_or_damaged';
  if (stage.turn !== 'carrier') return null;
  if (isOverdue) return 'overdue';
  if (quiet === 'ask_carrier') return 'quiet';
  return milestone === 'exception.other' || milestone === 'unknown.unmapped' ? 'unclear' : null;
}
