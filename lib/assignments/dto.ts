import type { Prisma } from "#lib/generated/prisma/client.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import type { Seat } from "#lib/couples/seat.ts";
import { qrCodeOf } from "#lib/platform/qr.ts";
import { dateToDay, dayInWords, dayOf } from "#lib/platform/time.ts";
import type { SlipDto } from "./slip.ts";
import type { Did, LinkFacts, TaskFacts, TaskStatus } from "./status.ts";

/** The rows from which a task's standing is computed; no sealed text is opened by it. */
export const assignmentParts = {
  client: { select: { id: true, seat: true, name: true, coupleId: true } },
  assignmentWithdrawal: { select: { at: true } },
  assignmentOutcomes: { orderBy: [{ recordedAt: "desc" }, { id: "desc" }] },
  requests: {
    orderBy: [{ issuedAt: "desc" }, { id: "desc" }], take: 1,
    include: { requestEnd: { select: { kind: true } }, requestDraft: { select: { id: true } }, requestVisits: { select: { id: true }, take: 1 } },
  },
  reflections: { orderBy: [{ sentAt: "desc" }, { id: "desc" }], take: 1, select: { id: true, did: true, sentAt: true, reflectionReview: { select: { id: true } } } },
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
  solo: boolean;
  confidence: number | null;
  /** "YYYY-MM-DD" */
  dueOn: string;
  approvedAt: Date | null;
  status: TaskStatus;
  reflectionId: string | null;
  reviewed: boolean;
};

/** The long form for the couple's exercises page, with the opened words. */
export type TaskDetailDto = TaskLineDto & {
  reason: string;
  plan: string | null;
  obstacle: string | null;
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
  open: TaskDetailDto[];
  past: TaskDetailDto[];
};

/** A fresh link: its address is returned once and never again. */
export type LinkDto = { assignmentId: string; clientId: string; name: string; title: string; requestId: string; url: string; expiresAt: Date };

/** What assigning gave: the tasks, the links, codes that were made for it, and what stands before a link. */
export type AssignedDto = {
  assignments: { id: string; clientId: string; name: string; exerciseCode: string; title: string; clientTitle: string }[];
  links: LinkDto[];
  codes: { clientId: string; code: string }[];
  missing: { clientId: string; sentences: string[] }[];
};

const linkFactsOf = (row: AssignmentRow): LinkFacts | null => {
  const request = row.requests[0];
  if (!request) return null;
  return { endedAs: request.requestEnd?.kind ?? null, expiresAt: request.expiresAt, opened: request.requestVisits.length > 0, hasDraft: request.requestDraft !== null };
};

const didOf = (text: string | null): Did | null => (text === "DID" || text === "PART" || text === "NOT_THIS_TIME" ? text : null);

/** The facts of a loaded row, for `taskStatus`. */
export function factsOf(row: AssignmentRow): TaskFacts {
  return {
    dueOn: dateToDay(row.dueOn), withdrawn: row.assignmentWithdrawal !== null, sent: row.reflections[0]?.did ?? null,
    told: row.assignmentOutcomes.map((outcome) => didOf(outcome.did)).find((did) => did !== null) ?? null, link: linkFactsOf(row),
  };
}

/** The short form of a row whose status was computed. */
export function toTaskLine(row: AssignmentRow, status: TaskStatus): TaskLineDto {
  const exercise = findExercise(row.exerciseCode);
  const reflection = row.reflections[0];
  return {
    id: row.id, clientId: row.clientId, seat: row.client.seat, name: row.client.name, pairId: row.pairId, exerciseCode: row.exerciseCode,
    title: exercise?.title ?? row.exerciseCode, clientTitle: exercise?.clientTitle ?? row.exerciseCode, size: row.size, solo: row.solo,
    confidence: row.confidence, dueOn: dateToDay(row.dueOn), approvedAt: row.approvedAt, status,
    reflectionId: reflection?.id ?? null, reviewed: reflection?.reflectionReview != null,
  };
}

/** The slips of what was given: per person a link, or that paper it is, and each fresh code by itself. */
export function toSlips({ assignments, links, codes, missing }: AssignedDto, zone: string): SlipDto[] {
  const tasks = assignments.map(({ id, clientId, name, title }): SlipDto => {
    const link = links.find(({ assignmentId }) => assignmentId === id);
    if (!link) return { kind: "paper", key: id, clientId, name, title, missing: missing.find((entry) => entry.clientId === clientId)?.sentences ?? [] };
    return toLinkSlip(link, !codes.some((entry) => entry.clientId === clientId), zone);
  });
  const nameOf = (clientId: string): string => assignments.find((assignment) => assignment.clientId === clientId)?.name ?? "";
  return [...tasks, ...codes.map(({ clientId, code }): SlipDto => ({ kind: "code", key: `code-${clientId}`, clientId, name: nameOf(clientId), code }))];
}

/** The slip of one fresh link. */
export function toLinkSlip(link: LinkDto, usesOwnCode: boolean, zone: string): SlipDto {
  const expires = dayInWords(dayOf(new Date(link.expiresAt.getTime() - 1), zone));
  const { requestId, clientId, name, title, url } = link;
  return { kind: "link", key: requestId, clientId, name, title, url, qr: qrCodeOf(url), expires, usesOwnCode };
}
