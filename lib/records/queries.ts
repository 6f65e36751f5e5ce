import type { ClinicianActor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { isId } from "#lib/platform/ids.ts";
import { openText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dateToDay, dayOf } from "#lib/platform/time.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import type { HoldDto, LeaveDto, ReleaseDesk, ReleaseLineDto } from "./dto.ts";
import { holds } from "./ground.ts";
import { can, holdsVisibleTo, leavesVisibleTo, visibleTo } from "./policy.ts";

const releaseParts = {
  client: { select: { id: true, name: true, seat: true } },
  preparedBy: { select: { calledName: true } },
  releaseHandouts: { orderBy: { at: "asc" }, include: { handedBy: { select: { calledName: true } } } },
} as const satisfies Prisma.ReleaseInclude;

export type ReleaseRow = Prisma.ReleaseGetPayload<{ include: typeof releaseParts }>;

/** The release an actor may see. For this domain's commands. Throws NotFoundError, also for a colleague off the case team. */
export async function findVisibleRelease(tx: Transaction, actor: ClinicianActor, releaseId: string): Promise<ReleaseRow> {
  if (!isId(releaseId)) throw new NotFoundError();
  const row = await tx.release.findFirst({ where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, id: releaseId }] }, include: releaseParts });
  if (!row) throw new NotFoundError();
  return row;
}

/** A release as a line of the account. Opens to whom and what for. Throws NotFoundError. */
export async function releaseLine(tx: Transaction, actor: ClinicianActor, releaseId: string): Promise<ReleaseLineDto> {
  return lineOf(tx, actor, await findVisibleRelease(tx, actor, releaseId));
}

async function lineOf(tx: Transaction, actor: ClinicianActor, row: ReleaseRow): Promise<ReleaseLineDto> {
  const open = (column: "recipient" | "purpose") => openText(tx, actor.practiceId, { table: "Release", row: row.id, column }, row[column]);
  const hasRunOut = row.madeAt !== null && (row.document === null || (row.expiresAt !== null && row.expiresAt <= clock.now()));
  return {
    id: row.id, of: row.client?.name ?? "The joint file", seat: row.client?.seat ?? null, recipient: await open("recipient"), purpose: await open("purpose"),
    preparedAt: row.preparedAt, preparedBy: row.preparedBy.calledName, expiresAt: row.expiresAt, hash: row.contentHash,
    state: row.cancelledAt ? "CANCELLED" : hasRunOut ? "RUN_OUT" : row.madeAt ? "MADE" : "PREPARED",
    handouts: row.releaseHandouts.map(({ format, at, handedBy, bytesHash }) => ({ format, at, by: handedBy.calledName, hash: bytesHash })),
  };
}

/** Everybody's written leave in one case, newest first. */
export async function leavesOf(tx: Transaction, actor: ClinicianActor, coupleId: string): Promise<LeaveDto[]> {
  const rows = await tx.authorization.findMany({
    where: { AND: [leavesVisibleTo(actor), { practiceId: actor.practiceId, client: { practiceId: actor.practiceId, coupleId } }] },
    orderBy: { recordedAt: "desc" }, include: { client: { select: { name: true } } },
  });
  const leaves: LeaveDto[] = [];
  for (const row of rows) {
    const open = (column: "recipient" | "purpose") => openText(tx, actor.practiceId, { table: "Authorization", row: row.id, column }, row[column]);
    const known = { clientId: row.clientId, coversJoint: row.coversJoint, coversProcess: row.coversProcess, signedOn: dateToDay(row.signedOn), until: row.until && dateToDay(row.until) };
    leaves.push({
      ...known, id: row.id, name: row.client.name, recipient: await open("recipient"), purpose: await open("purpose"), withdrawnAt: row.withdrawnAt,
      inForce: holds({ ...known, withdrawn: row.withdrawnAt !== null }, dayOf(clock.now(), actor.zone)),
    });
  }
  return leaves;
}

/** The hold that keeps everything of a case from being erased, or null. */
export async function standingHold(tx: Transaction, actor: ClinicianActor, coupleId: string): Promise<HoldDto | null> {
  const row = await tx.legalHold.findFirst({
    where: { AND: [holdsVisibleTo(actor), { practiceId: actor.practiceId, coupleId, liftedAt: null }] }, orderBy: { setAt: "desc" }, include: { setBy: { select: { calledName: true } } },
  });
  return row && { id: row.id, reason: await openText(tx, actor.practiceId, { table: "LegalHold", row: row.id, column: "reason" }, row.reason), setAt: row.setAt, setBy: row.setBy.calledName };
}

/** The release desk of a case with its accounting of disclosures (45 CFR 164.528). The view is recorded. Throws NotFoundError. */
export async function releaseDesk(actor: ClinicianActor, coupleId: string): Promise<ReleaseDesk> {
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, coupleId);
    authorize(can, actor, "view", couple);
    const rows = await tx.release.findMany({ where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, coupleId: couple.id }] }, orderBy: { preparedAt: "desc" }, include: releaseParts });
    const releases: ReleaseLineDto[] = [];
    for (const row of rows) releases.push(await lineOf(tx, actor, row));
    const erasures = await tx.erasure.findMany({ where: { practiceId: actor.practiceId, clientId: { in: couple.clients.map(({ id }) => id) } }, orderBy: { erasedAt: "asc" } });
    await recordView(tx, actor, { type: "release-desk", id: couple.id, coupleId: couple.id });
    return {
      coupleId: couple.id, isCouple: couple.kind === "COUPLE", today: dayOf(clock.now(), actor.zone), zone: actor.zone,
      people: couple.clients.map(({ id, seat, name }) => ({ clientId: id, seat, name, erasedAt: erasures.find(({ clientId }) => clientId === id)?.erasedAt ?? null })),
      leaves: await leavesOf(tx, actor, couple.id), releases, hold: await standingHold(tx, actor, couple.id),
    };
  });
}
