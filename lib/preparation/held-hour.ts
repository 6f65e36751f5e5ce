import type { Seat } from "#lib/couples/seat.ts";
import type { SessionSummary } from "#lib/observations/summary.ts";
import type { AttendanceStatus, HourMinutes } from "#lib/sessions/hour.ts";

/** An hour that was held, with its figures. Day in words. */
export interface HeldHour {
  readonly id: string;
  readonly number: number;
  readonly day: string;
  readonly minutes: HourMinutes;
  readonly attendance: Readonly<Record<Seat, AttendanceStatus | null>>;
  readonly summary: SessionSummary;
}

/** One line of the brief. `screenOnly`: from a private room or a safety matter, never on paper (decision 32). */
export interface BriefLine {
  readonly label: string | null;
  readonly seat: Seat | null;
  readonly text: string;
  readonly screenOnly: boolean;
}
