import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { exerciseGiven } from "#lib/exercises/given.ts";
import type { Seat } from "#lib/couples/seat.ts";
import { restWeeksBetween, rests } from "#lib/safety/rest-week.ts";
import { qrCodeOf } from "#lib/platform/qr.ts";
import { addDays, dateToDay, dayInWords, dayOf, dayToDate, instantInWords } from "#lib/platform/time.ts";
import type { SlipDto } from "./slip.ts";
import { asksOnce, nextSheetOn, weeksFrom } from "./due.ts";
import { DAYS_AFTER_DUE, isOpenTask, type Did, type LinkFacts, type TaskFacts, type TaskStatus } from "./status.ts";

/** The rows from which a task's standing is computed; no sealed text is opened by it. */
export const assignmentParts = {
  client: {
    select: {
      id: true, seat: true, name: true, coupleId: true,
      couple: { select: { kind: true, sessions: { where: { sessionCancellation: null, format: { in: ["SPLIT", "JOINT_WITH_PRIVATE"] } }, select: { startsAt: true, zone: true } } } },
    },
  },
  assignmentWithdrawal: { select: { at: true } },
  assignmentPauses: { where: { resumedAt: null }, select: { id: true } },
  exerciseVersion: { select: { content: true } },
  assignmentOutcomes: { orderBy: [{ recordedAt: "desc" }, { id: "desc" }] },
  requests: {
    orderBy: [{ issuedAt: "desc" }, { id: "desc" }], take: 2,
    include: {
      requestEnd: { select: { kind: true } }, requestDraft: { select: { id: true } },
      requestVisits: { where: { handedOver: false }, select: { id: true }, take: 1 },
      outgoingMails: { where: { kind: "INVITATION" }, select: { sentAt: true, startedAt: true } },
    },
  },
  _count: { select: { reflections: true } },
  reflections: { orderBy: [{ sentAt: "desc" }, { id: "desc" }], take: 1, select: { id: true, did: true, sentAt: true, writtenOn: true, reflectionReview: { select: { id: true } } } },
} as const satisfies Prisma.AssignmentInclude;

export type AssignmentRow = Prisma.AssignmentGetPayload<{ include: typeof assignmentParts }>;

/** The short form: what a list or a count needs. */
export type TaskLineDto = {
  id: string;
  clientId: string;
  seat: Seat;
  name: string;
  pairId: string | null;
  exerciseCode: string;
  /** The therapist's title and the one the client reads. */
  title: string;
  clientTitle: string;
  size: "FULL" | "TWO_MINUTE";
  repeat: "ONCE" | "DAILY" | "WEEKLY" | "EACH_SESSION";
  delivery: "HAND_OVER" | "QR" | "PRINT" | "EMAIL";
  reminders: boolean;
  solo: boolean;
  confidence: number | null;
  /** "YYYY-MM-DD" */
  dueOn: string;
  approvedAt: Date | null;
  status: TaskStatus;
  /** The person may still do it, or a next turn of it waits. */
  isOpen: boolean;
  /** Of a repeated task: how many forms came back, of how many until the due day; null for a task that is done once. */
  cameBack: { count: number; of: number } | null;
  reflectionId: string | null;
  reviewed: boolean;
};

/** The long form for the couple's exercises page, with the opened words. */
export type TaskDetailDto = TaskLineDto & {
  reason: string;
  plan: string | null;
  obstacle: string | null;
  childCare: string | null;
  /** The exercise as it was given, in the practice's own wording where it has one; for the sheet on paper. */
  exercise: Exercise | null;
  /** The version that a change of the draft names. */
  version: number;
  /** Of a repeated task: the day its next form opens, "YYYY-MM-DD"; null while none waits. */
  nextFormOn: string | null;
  link: { requestId: string; expires: string } | null;
  canHaveLink: boolean;
  outcome: { did: Did | null; adherence: number | null; note: string | null } | null;
};

/** One person's column on the exercises page. */
export type PersonTasksDto = {
  clientId: string;
  seat: Seat;
  name: string;
  hasCode: boolean;
  /** Drafted and waiting for approval. */
  drafts: TaskDetailDto[];
  open: TaskDetailDto[];
  past: TaskDetailDto[];
};

/** A fresh link: its address is returned once and never again. */
export type LinkDto = { assignmentId: string; clientId: string; name: string; title: string; requestId: string; url: string; expiresAt: Date; /** When its message goes out, where one does. */ mailAt: Date | null };

/** What assigning gave: the tasks, the links, codes that were made for it, and what stands before a link. */
export type AssignedDto = {
  assignments: { id: string; clientId: string; name: string; exerciseCode: string; title: string; clientTitle: string; delivery: TaskLineDto["delivery"] }[];
  links: LinkDto[];
  codes: { clientId: string; code: string }[];
  missing: { clientId: string; sentences: string[] }[];
};

/** The newest link of a task that has begun; one that waits for its turn counts only when there is no other. */
export function currentRequest(row: AssignmentRow, now: Date): AssignmentRow["requests"][number] | undefined {
  return row.requests.find(({ opensAt }) => opensAt <= now) ?? row.requests[0];
}

/** True while a repeated task rests between two turns: the next one is made and has not begun. */
export function waitsForTurn(row: AssignmentRow, now: Date, today: string): boolean {
  if (row.assignmentWithdrawal !== null) return false;
  const sheetOn = nextSheetOf(row);
  return (sheetOn !== null && sheetOn > today) || row.requests.some(({ opensAt, expiresAt, requestEnd }) => opensAt > now && expiresAt > now && requestEnd === null);
}

/** The day of the next form of a repeated task that came back on paper and has no link that lives; null for any other. */
export function nextSheetOf(row: AssignmentRow): string | null {
  const writtenOn = row.reflections[0]?.writtenOn;
  if (!writtenOn || asksOnce(row.repeat, exerciseGiven(row)?.formEvery) || row.requests.some(({ requestEnd }) => requestEnd === null)) return null;
  return nextSheetOn(dateToDay(writtenOn), addDays(dateToDay(row.dueOn), DAYS_AFTER_DUE));
}

const linkFactsOf = (request: AssignmentRow["requests"][number] | undefined): LinkFacts | null => {
  if (!request) return null;
  // A link by mail is out once a message was handed on, also while it is sent again; one made by hand has none.
  const { outgoingMails: mails } = request;
  const out = mails.length === 0 || mails.some(({ sentAt, startedAt }) => sentAt !== null || startedAt !== null);
  return { endedAs: request.requestEnd?.kind ?? null, expiresAt: request.expiresAt, out, opened: request.requestVisits.length > 0, hasDraft: request.requestDraft !== null };
};

/** How many weeks of a task's time were rest weeks, with private halves for both (rule F8); 0 for what is not between the two. */
function restWeeksOf(row: AssignmentRow): number {
  const { couple } = row.client;
  const zone = couple.sessions[0]?.zone;
  const exercise = exerciseGiven(row);
  if (!row.approvedAt || !zone || couple.kind !== "COUPLE" || !exercise || !rests(exercise.gate)) return 0;
  return restWeeksBetween(dayOf(row.approvedAt, zone), dateToDay(row.dueOn), couple.sessions.map((hour) => dayOf(hour.startsAt, hour.zone)));
}

const didOf = (text: string | null): Did | null => (text === "DID" || text === "PART" || text === "NOT_THIS_TIME" ? text : null);

/** The facts of a loaded row, for `taskStatus`. */
export function factsOf(row: AssignmentRow, now: Date, today: string): TaskFacts {
  const request = currentRequest(row, now);
  const reflection = row.reflections[0];
  const sheetOn = nextSheetOf(row);
  // A new turn of a repeated task is open: what came back before it answers an earlier one.
  const isLaterLink = request !== undefined && request.turn > 1 && request.requestEnd === null && request.opensAt <= now;
  const since = isLaterLink ? request.opensAt : sheetOn !== null && sheetOn <= today ? dayToDate(sheetOn) : null;
  return {
    dueOn: dateToDay(row.dueOn), approved: row.approvedAt !== null, withdrawn: row.assignmentWithdrawal !== null, paused: row.assignmentPauses.length > 0,
    sent: since ? null : reflection?.did ?? null,
    told: row.assignmentOutcomes.filter(({ recordedAt }) => !since || recordedAt >= since).map((outcome) => didOf(outcome.did)).find((did) => did !== null) ?? null, link: linkFactsOf(request),
    rested: restWeeksOf(row) > 0,
  };
}

function cameBackOf(row: AssignmentRow): TaskLineDto["cameBack"] {
  if (asksOnce(row.repeat, exerciseGiven(row)?.formEvery) || !row.approvedAt) return null;
  const count = row._count.reflections;
  const turns = Math.max(count, ...row.requests.map(({ turn }) => turn));
  return { count, of: row.repeat === "EACH_SESSION" ? Math.max(1, turns) : Math.max(turns, weeksFrom(dateToDay(row.approvedAt), dateToDay(row.dueOn)) - restWeeksOf(row), 1) };
}

/** The short form of a row whose status was computed. */
export function toTaskLine(row: AssignmentRow, status: TaskStatus, now: Date, today: string): TaskLineDto {
  const exercise = exerciseGiven(row);
  const reflection = row.reflections[0];
  return {
    id: row.id, clientId: row.clientId, seat: row.client.seat, name: row.client.name, pairId: row.pairId, exerciseCode: row.exerciseCode,
    title: exercise?.title ?? row.exerciseCode, clientTitle: exercise?.clientTitle ?? row.exerciseCode, size: row.size, repeat: row.repeat, delivery: row.delivery, reminders: row.reminders, solo: row.solo,
    confidence: row.confidence, dueOn: dateToDay(row.dueOn), approvedAt: row.approvedAt, status, isOpen: isOpenTask(status) || waitsForTurn(row, now, today), cameBack: cameBackOf(row),
    reflectionId: reflection?.id ?? null, reviewed: reflection?.reflectionReview != null,
  };
}

/** The slips of what was given: per person a link, a message on its way, or paper, and each fresh code by itself. */
export function toSlips({ assignments, links, codes, missing }: AssignedDto, coupleId: string, zone: string): SlipDto[] {
  const tasks = assignments.map(({ id, clientId, name, title, delivery }): SlipDto => {
    const link = links.find(({ assignmentId }) => assignmentId === id);
    const sheet = `/couples/${coupleId}/assignments/${id}/sheet`;
    if (!link) return { kind: "paper", key: id, clientId, name, title, missing: missing.find((entry) => entry.clientId === clientId)?.sentences ?? [], sheet };
    const slip = toLinkSlip(link, !codes.some((entry) => entry.clientId === clientId), zone);
    return delivery === "EMAIL" ? { kind: "mail", key: id, clientId, name, title, goesOut: link.mailAt && instantInWords(link.mailAt, zone), expires: slip.expires, usesOwnCode: slip.usesOwnCode, sheet } : slip;
  });
  const nameOf = (clientId: string): string => assignments.find((assignment) => assignment.clientId === clientId)?.name ?? "";
  return [...tasks, ...codes.map(({ clientId, code }): SlipDto => ({ kind: "code", key: `code-${clientId}`, clientId, name: nameOf(clientId), code }))];
}

/** The slip of one fresh link. */
export function toLinkSlip(link: LinkDto, usesOwnCode: boolean, zone: string): Extract<SlipDto, { kind: "link" }> {
  const expires = dayInWords(dayOf(new Date(link.expiresAt.getTime() - 1), zone));
  const { requestId, clientId, name, title, url } = link;
  return { kind: "link", key: requestId, clientId, name, title, url, qr: qrCodeOf(url), expires, usesOwnCode };
}
