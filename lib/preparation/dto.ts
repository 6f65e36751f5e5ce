import type { Seat } from "#lib/couples/seat.ts";
import type { Brief } from "./brief.ts";
import type { TrendRow } from "./dance.ts";
import type { GistLine } from "./day.ts";
import type { BriefOptions } from "./schema.ts";

/** The brief as its page shows it. */
export type BriefDto = Brief & {
  coupleId: string;
  options: BriefOptions;
  oneClient: boolean;
  names: Record<Seat, string>;
  people: Seat[];
  nextSessionId: string | null;
  lastSessionId: string | null;
};

/** One hour on Today. `time` is the wall clock of its own zone, `day` in words. */
export type HourLine = { sessionId: string; coupleId: string; name: string; time: string; endTime: string; day: string; isToday: boolean; ended: boolean };

/** Something that came back and waits to be read. `sent` in words of the practice's zone. */
export type ArrivedLine = { reflectionId: string; coupleId: string; seat: Seat; name: string; title: string; sent: string; marked: boolean; share: string };

/** Something only the therapist can do. `small` is for what is shown last and lightly (rule H1). */
export type NeedLine = { href: string; about: string; text: string; small: boolean };

export type TodayDto = {
  today: string;
  /** No case yet: one button. */
  firstRun: boolean;
  next: (HourLine & { underWay: boolean; where: string; gist: GistLine[] }) | null;
  rest: HourLine[];
  arrived: ArrivedLine[];
  needs: NeedLine[];
};

/** How the dance has moved over a case's joint hours; `rows` is empty for one client alone. */
export type DanceTrends = { headline: string | null; hours: number; rows: TrendRow[] };
