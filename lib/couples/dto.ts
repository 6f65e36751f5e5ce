import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { AloneRule } from "./alone-rule.ts";
import type { PlannedHour } from "./case-dates.ts";
import type { Seat } from "./seat.ts";

export type CaseKind = "COUPLE" | "INDIVIDUAL";
export type Channel = "NONE" | "HAND_OVER" | "EMAIL";

/** A case with its people, as every page about it needs it. */
export type CoupleDto = {
  id: string;
  kind: CaseKind;
  partnerCalled: string | null;
  leftSeat: Seat;
  aloneRule: AloneRule | null;
  version: number;
  clients: Array<{ id: string; seat: Seat; name: string }>;
};

/** How a person is reached; `checkedOn` "YYYY-MM-DD". Null where nobody asked yet, so nothing is sent. */
export type ContactDto = { channel: Channel; checkedOn: string };

/** The couple strip. `underWay` is true during the hour and 15 minutes past its planned end. */
export type CoupleHeader = {
  couple: CoupleDto;
  nextSession: PlannedHour | null;
  lastSession: PlannedHour | null;
  underWay: boolean;
  sessionCount: number;
  daysSinceLast: number | null;
  openTasks: number;
  contact: Record<Seat, ContactDto | null>;
  /** "YYYY-MM-DD"; null while they are a couple here. */
  separatedOn: string | null;
};

/** The closing words of the last hour; null fields were left blank. */
export type LastWords = {
  sessionId: string;
  closingLine: string | null;
  whatEased: string | null;
  promise: string | null;
  nextFocus: string | null;
};

export type OpenTask = { assignmentId: string; clientId: string; seat: Seat; name: string; exercise: string; dueOn: string };

/** The first page of a case. `heldApart`: the last hour was private, so its words are not shown here. */
export type CoupleOverview = { header: CoupleHeader; lastWords: LastWords | null; heldApart: boolean; tasks: OpenTask[] };

/** One line of the list of cases. */
export type CoupleLine = {
  id: string;
  name: string;
  alone: boolean;
  nextSession: { startsAt: Date; zone: string } | null;
  lastSession: { startsAt: Date; zone: string } | null;
  openTasks: number;
  /** Something of theirs is marked and nobody has answered the mark (rule SF6). */
  marked: boolean;
};

/** That a couple was separated: "YYYY-MM-DD", by whom, why. */
export type SeparationDto = { on: string; by: string; reason: string };

/** A version of the couple's policy on confidences; days "YYYY-MM-DD". */
export type SecretsPolicyDto = { id: string; kind: "NO_SECRETS" | "LIMITED_SECRETS"; exceptions: string | null; agreedOn: string; recordedBy: string; signed: { clientId: string; signedOn: string; manner: "IN_SESSION" | "ON_PAPER" | "BY_LINK" }[] };

/** The people of a case in the order of their seats. */
export const withPeople = { clients: { orderBy: { seat: "asc" } } } satisfies Prisma.CoupleInclude;

export type CoupleWithPeople = Prisma.CoupleGetPayload<{ include: typeof withPeople }>;

/** What of a case may leave the server. */
export function toCoupleDto(couple: CoupleWithPeople): CoupleDto {
  return {
    id: couple.id, kind: couple.kind, partnerCalled: couple.partnerCalled, leftSeat: couple.leftSeat,
    aloneRule: couple.aloneRule, version: couple.version,
    clients: couple.clients.map(({ id, seat, name }) => ({ id, seat, name })),
  };
}
