import type { ClinicianActor, SystemActor } from "#lib/platform/actor.ts";
import { actorId } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { openText, sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { findVisibleClient } from "#lib/clients/queries.ts";
import { cancelMails } from "#lib/requests/commands/deliver.ts";
import { endLinks } from "#lib/requests/commands/end.ts";
import { ERASED_NAME, ERASED_WORDS, JOINT_GAP, OWN_TEXTS, type OwnTable } from "../erasing.ts";
import { can } from "../policy.ts";
import { withoutNames } from "../record-item.ts";
import { standingHold } from "../queries.ts";
import { eraseClientInput } from "../schema.ts";

type Eraser = ClinicianActor | SystemActor;
type Person = { id: string; coupleId: string; seat: "A" | "B"; name: string };
type Counts = Record<string, number>;

/**
 * Erases one person's words for good: their file is emptied, joint words about them become a stated gap, the other's
 * words stay. Refused while a legal hold stands or the name typed is another. Leaves a row with counts, no content.
 * Source: GDPR 17, 5(1)(e). Throws ZodError, NotFoundError, RefusedError.
 */
export async function eraseClient(actor: ClinicianActor, raw: unknown): Promise<{ counts: Counts }> {
  const input = eraseClientInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, input.clientId);
    authorize(can, actor, "erase", client);
    const hold = await standingHold(tx, actor, client.coupleId);
    if (hold) throw new RefusedError({ form: "A legal hold stands on this case. Nothing is erased until it is lifted." });
    if (input.name !== client.name) throw new RefusedError({ name: "This is not the name of the person above. Type it as it stands there." });
    return { counts: await erasePerson(tx, actor, client, { kind: "ON_REQUEST", reason: input.reason }) };
  });
}

/** The deed itself, for a request, for retention and after a restore. Inside a caller's transaction, who asked about holds. */
export async function erasePerson(tx: Transaction, actor: Eraser, client: Person, why: { kind: "ON_REQUEST" | "RETENTION"; reason: string }): Promise<Counts> {
  authorize(can, actor, "erase", client);
  const { practiceId } = actor;
  await endLinks(tx, actor, { clientId: client.id }, "REVOKED");
  await cancelMails(tx, practiceId, { clientId: client.id }, "erased");
  const counts: Counts = {};
  for (const { table, columns, empty } of OWN_TEXTS) counts[table] = await emptyColumns(tx, actor, client, table, columns, empty);
  counts.JointNotes = await gapJointNotes(tx, actor, client);
  counts.OwnNotes = await emptyOwnNotes(tx, actor, client);
  await tx.requestDraft.deleteMany({ where: { practiceId, request: { practiceId, clientId: client.id } } });
  await tx.contactPreference.updateMany({ where: { practiceId, clientId: client.id }, data: { email: null, senderName: null, channel: "NONE" } });
  await tx.clientCode.deleteMany({ where: { practiceId, clientId: client.id } });
  await tx.release.updateMany({ where: { practiceId, OR: [{ clientId: client.id }, { coupleId: client.coupleId, kind: "JOINT" }] }, data: { document: null } });
  await tx.client.updateMany({ where: { practiceId, id: client.id }, data: { name: ERASED_NAME, version: { increment: 1 } } });
  const id = newId();
  await tx.erasure.create({
    data: {
      practiceId, id, clientId: client.id, kind: why.kind, counts, erasedAt: clock.now(), erasedById: actor.kind === "clinician" ? actorId(actor) : null,
      reason: await sealText(tx, practiceId, { table: "Erasure", row: id, column: "reason" }, why.reason),
    },
  });
  await recordChange(tx, actor, "client.erased", { type: "client", id: client.id, coupleId: client.coupleId }, { kind: why.kind, erasureId: id });
  return counts;
}

// The tables differ only in their name here; each has these columns and a client.
type OwnRows = { findMany(args: { where: object; select: { id: true } }): Promise<{ id: string }[]>; updateMany(args: { where: object; data: object }): Promise<{ count: number }> };

function rowsOf(tx: Transaction, table: OwnTable): OwnRows {
  return tx[(table.charAt(0).toLowerCase() + table.slice(1)) as Uncapitalize<OwnTable>] as unknown as OwnRows;
}

async function emptyColumns(tx: Transaction, { practiceId }: Eraser, client: Person, table: OwnTable, columns: readonly string[], empty: string | null): Promise<number> {
  const rows = rowsOf(tx, table);
  const own = await rows.findMany({ where: { practiceId, clientId: client.id }, select: { id: true } });
  for (const { id } of own) {
    const sealed: [string, string | null][] = [];
    for (const column of columns) sealed.push([column, await sealText(tx, practiceId, { table, row: id, column }, empty)]);
    await rows.updateMany({ where: { practiceId, id }, data: Object.fromEntries(sealed) });
  }
  return own.length;
}

// What a joint note says of this person becomes a stated gap; what it says of the other stays letter for letter.
async function gapJointNotes(tx: Transaction, { practiceId }: Eraser, client: Person): Promise<number> {
  const ofCase = { practiceId, session: { practiceId, coupleId: client.coupleId } };
  let changed = 0;
  const gap = async (table: string, row: string, column: string, sealed: string | null): Promise<string | null> => {
    const text = await openText(tx, practiceId, { table, row, column }, sealed);
    const kept = text === null ? null : withoutNames(text, [client.name], JOINT_GAP);
    if (kept !== text) changed += 1;
    return kept === text ? sealed : sealText(tx, practiceId, { table, row, column }, kept);
  };
  for (const note of await tx.progressNote.findMany({ where: { ...ofCase, room: "JOINT" }, select: { id: true, body: true } })) {
    const body = await gap("ProgressNote", note.id, "body", note.body);
    if (body !== note.body && body !== null) await tx.progressNote.updateMany({ where: { practiceId, id: note.id }, data: { body } });
  }
  for (const row of await tx.wrapUp.findMany({ where: ofCase })) {
    const data = { closingLine: await gap("WrapUp", row.id, "closingLine", row.closingLine), whatEased: await gap("WrapUp", row.id, "whatEased", row.whatEased), promise: await gap("WrapUp", row.id, "promise", row.promise), nextFocus: await gap("WrapUp", row.id, "nextFocus", row.nextFocus) };
    await tx.wrapUp.updateMany({ where: { practiceId, id: row.id }, data });
  }
  return changed;
}

async function emptyOwnNotes(tx: Transaction, { practiceId }: Eraser, client: Person): Promise<number> {
  const own = await tx.progressNote.findMany({ where: { practiceId, room: client.seat, session: { practiceId, coupleId: client.coupleId } }, select: { id: true } });
  for (const { id } of own) {
    await tx.progressNote.updateMany({ where: { practiceId, id }, data: { body: await sealText(tx, practiceId, { table: "ProgressNote", row: id, column: "body" }, ERASED_WORDS) } });
  }
  await tx.observation.updateMany({ where: { practiceId, room: client.seat, session: { practiceId, coupleId: client.coupleId } }, data: { switchCueWas: null } });
  return own.length;
}
