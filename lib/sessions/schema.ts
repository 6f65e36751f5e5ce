import { z } from "zod";
import { idText, oneOf, optionalOneOf, optionalText, optionalWholeNumber, requiredText, tick, wholeNumber } from "#lib/platform/text.ts";
import { dayText, timeText } from "#lib/platform/time.ts";

export const FORMATS = ["JOINT", "SPLIT", "ONE", "JOINT_WITH_PRIVATE"] as const;
export const PLACES = ["ROOM", "ONE_SCREEN", "TWO_PLACES"] as const;
export const STATUSES = ["CAME", "LATE", "LEFT_EARLY", "CANCELLED", "NO_SHOW"] as const;
export const SEATS = ["A", "B"] as const;

/** Longest hour in minutes; the database holds the same bound for attendance. */
export const longestHour = 600;

const when = {
  day: dayText("Choose the date, for example 27 11 2026."),
  time: timeText("Enter the time the hour begins, for example 10:00."),
  minutes: wholeNumber(1, longestHour, `Enter how long it lasts, from 1 to ${longestHour} minutes.`),
  place: oneOf(PLACES, "Choose where you meet."),
};

/** A form asks "who comes" in one question: "ONE_A" stands for one person alone, seat A. */
const splitWho = (raw: unknown): unknown => {
  if (typeof raw !== "object" || raw === null || !("format" in raw)) return raw;
  const seat = typeof raw.format === "string" ? /^ONE_([AB])$/.exec(raw.format)?.[1] : undefined;
  return seat ? { ...raw, format: "ONE", oneSeat: seat } : raw;
};

/** A planned hour: the day and time are the practice's wall clock, `minutes` its length. */
export const planSessionInput = z.preprocess(splitWho, z.strictObject({
  coupleId: idText(),
  ...when,
  format: oneOf(FORMATS, "Choose who comes."),
  oneSeat: optionalOneOf(SEATS, "Choose who comes."),
}).refine(({ format, oneSeat }) => format !== "ONE" || oneSeat !== null, { path: ["oneSeat"], error: "Choose who comes." }));

/** A change of the plan. `version` is the one that was seen; who comes is left out once attendance is recorded. */
export const changeSessionInput = z.preprocess(splitWho, z.strictObject({
  sessionId: idText(),
  version: wholeNumber(1, 1_000_000, "Open the page again and repeat the change."),
  ...when,
  format: optionalOneOf(FORMATS, "Choose who comes."),
  oneSeat: optionalOneOf(SEATS, "Choose who comes."),
}).refine(({ format, oneSeat }) => format !== "ONE" || oneSeat !== null, { path: ["oneSeat"], error: "Choose who comes." }));

export const cancelSessionInput = z.strictObject({ sessionId: idText() });

const minutesThere = z.preprocess((value) => (value === "" || value === undefined ? 0 : value),
  wholeNumber(0, longestHour, `Enter minutes from 0 to ${longestHour}.`));

/** One person's hour as it happened. Minutes of someone who was not there count as 0, whatever was sent. */
const attendanceOfSeat = z.strictObject({
  status: oneOf(STATUSES, "Say whether this person came."),
  minutesLate: optionalWholeNumber(1, longestHour, `Enter how late, from 1 to ${longestHour} minutes.`),
  minutesJoint: minutesThere,
  minutesAlone: minutesThere,
}).refine(({ status, minutesLate }) => status !== "LATE" || minutesLate !== null, {
  path: ["minutesLate"], error: "Enter by how many minutes.",
});

/** Attendance of both; `b` is left out for one client whose partner never attends. */
export const recordAttendanceInput = z.strictObject({
  sessionId: idText(),
  version: optionalWholeNumber(0, 1_000_000, "Open the page again and repeat the change."),
  a: attendanceOfSeat,
  b: attendanceOfSeat.optional(),
});
export type AttendanceInput = z.infer<typeof recordAttendanceInput>;

const closingWords = optionalText(600);

/** The end of the hour in the therapist's words. `version` is left out the first time. */
export const wrapUpSessionInput = z.strictObject({
  sessionId: idText(),
  version: optionalWholeNumber(0, 1_000_000, "Open the page again and repeat the change."),
  nothingToNote: tick(),
  closingLine: closingWords,
  whatEased: closingWords,
  promise: closingWords,
  nextFocus: closingWords,
});

export const recordPartnerWordsInput = z.strictObject({
  sessionId: idText(),
  words: requiredText("Write what the partner did, as your client told it.", 1000),
});

export const bySession = z.strictObject({ sessionId: idText() });

/** A call, mail or talk with one person outside the hours: a day and minutes, no content. */
export const recordPrivateContactInput = z.strictObject({
  clientId: idText(),
  on: dayText("Enter the day."),
  minutes: wholeNumber(1, 240, "Enter how many minutes it took."),
});
