import { seats } from "#lib/couples/seat.ts";
import { asTheySit } from "#lib/couples/case-name.ts";
import { dayInWords } from "#lib/platform/time.ts";
import { attendanceInWords } from "#lib/sessions/attendance.ts";
import type { SessionDto } from "#lib/sessions/dto.ts";
import { formatWords } from "#lib/sessions/hour.ts";

/** The people of an hour as they are called, left chair first: "Tobias and Noor". */
export function peopleOf({ couple }: SessionDto): string {
  return asTheySit(couple.leftSeat, couple.clients).map(({ seat }) => couple.names[seat]).join(" and ");
}

/** "Thu 26 Nov 2026, 10:00 to 10:50". */
export function whenOf({ day, time, endTime }: SessionDto): string {
  return `${dayInWords(day)}, ${time} to ${endTime}`;
}

/** Who comes, or came: "Noor alone", "Both together". */
export function formatOf({ format, oneSeat, couple }: SessionDto): string {
  if (couple.kind === "INDIVIDUAL") return "One client";
  return format === "ONE" && oneSeat ? `${couple.names[oneSeat]} alone` : formatWords[format];
}

/** Attendance as it happened: one line for both where it was the same, else one per person. Empty before it is recorded. */
export function cameOf({ attendance, couple }: SessionDto): string[] {
  const lines = seats.flatMap((seat) => {
    const row = attendance[seat];
    return row ? [{ name: couple.names[seat], words: uncapital(attendanceInWords(row)) }] : [];
  });
  const [first, second] = lines;
  if (first && second && first.words === second.words) return [`Both ${first.words}`];
  return lines.map(({ name, words }) => `${name} ${words}`);
}

/** Where an hour stands, in a word or two. */
export function stateOf({ cancelled, recorded, nothingToNote, attended, noteSigned }: SessionDto): string {
  if (cancelled) return "Cancelled";
  if (noteSigned) return "Note signed";
  if (recorded) return "Recorded";
  if (nothingToNote) return "Quiet session";
  return attended ? "Nothing recorded" : "Planned";
}

const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
