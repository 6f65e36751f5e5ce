import type { Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { newId } from "#lib/platform/ids.ts";
import { openText, sealText } from "#lib/platform/keyring.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { authorize } from "#lib/platform/policy.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { asksOnce } from "#lib/assignments/due.ts";
import { exerciseGiven, type GivenRow } from "#lib/exercises/given.ts";
import { can } from "../policy.ts";
import { nextTurnOpens } from "../request.ts";
import { queueReminders } from "./deliver.ts";

type Turn = {
  id: string; assignmentId: string; clientId: string; tokenHash: string; sealedToken: string | null; turn: number; expiresAt: Date; issuedById: string;
  assignment: GivenRow & { repeat: "ONCE" | "DAILY" | "WEEKLY" | "EACH_SESSION" };
};

/**
 * Makes the next turn of a repeated task behind the same link, to open with the next week or after
 * the next hour; none when the link will have ended by then (decision 6: one link for a series, one
 * request per turn). A week is counted from `writtenAt`, the day of a sheet of paper, else from now; in the
 * transaction that stores the words and before that turn ends.
 */
export async function openNextTurn(tx: Transaction, actor: Actor, coupleId: string, request: Turn, writtenAt?: Date): Promise<void> {
  authorize(can, actor, "end", request);
  const { practiceId } = actor;
  const { assignment } = request;
  if (assignment.repeat === "ONCE" || asksOnce(assignment.repeat, exerciseGiven(assignment)?.formEvery)) return;
  const { now, zone } = await practiceTime(tx, practiceId);
  const hour = await tx.session.findFirst({
    where: { practiceId, coupleId, sessionCancellation: null, startsAt: { gt: now } }, orderBy: { startsAt: "asc" }, select: { startsAt: true },
  });
  const due = nextTurnOpens(assignment.repeat, writtenAt ?? now, zone, hour?.startsAt ?? null);
  const opensAt = due > now ? due : now;
  if (opensAt >= request.expiresAt) return;
  const id = newId();
  const token = await openText(tx, practiceId, { table: "Request", row: request.id, column: "sealedToken" }, request.sealedToken);
  await tx.request.create({
    data: {
      practiceId, id, assignmentId: request.assignmentId, clientId: request.clientId, tokenHash: request.tokenHash, turn: request.turn + 1, opensAt,
      sealedToken: await sealText(tx, practiceId, { table: "Request", row: id, column: "sealedToken" }, token),
      expiresAt: request.expiresAt, issuedAt: now, issuedById: request.issuedById,
    },
  });
  await recordChange(tx, actor, "request.next-turn", { type: "request", id, coupleId }, { turn: request.turn + 1 });
  await queueReminders(tx, actor, id);
}
