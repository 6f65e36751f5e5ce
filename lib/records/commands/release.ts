import type { ClinicianActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { fingerprintOf } from "#lib/platform/crypto.ts";
import { ConflictError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dayOf } from "#lib/platform/time.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { composeDocument, toJson, type Decided } from "../document.ts";
import type { ReleaseItemDto } from "../dto.ts";
import { can } from "../policy.ts";
import { findVisibleRelease, releaseLine, type ReleaseRow } from "../queries.ts";
import { againstRelease, decidedItems } from "../queries/release.ts";
import { cancelReleaseInput, decideItemsInput, makeReleaseInput, prepareReleaseInput } from "../schema.ts";

/** Days for which what was made may be handed out again before its text goes. */
export const RELEASE_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Prepares a release to be gone through item by item; nothing goes out yet. A joint one names nobody.
 * Throws ZodError, NotFoundError (also for a person of another case).
 */
export async function prepareRelease(actor: ClinicianActor, raw: unknown): Promise<{ id: string }> {
  const input = prepareReleaseInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, input.coupleId);
    authorize(can, actor, "prepare", couple);
    const person = input.kind === "PERSON" ? couple.clients.find(({ id }) => id === input.clientId) : null;
    if (person === undefined) throw new NotFoundError();
    if (input.kind === "JOINT" && couple.kind === "INDIVIDUAL") throw new RefusedError({ kind: "This case has one person. Choose their file." });
    const id = newId();
    const seal = (column: "recipient" | "purpose" | "basis") => sealText(tx, actor.practiceId, { table: "Release", row: id, column }, input[column]);
    await tx.release.create({
      data: {
        practiceId: actor.practiceId, id, coupleId: couple.id, clientId: person?.id ?? null, kind: input.kind, ground: input.ground, basis: await seal("basis"),
        purpose: (await seal("purpose")) ?? "", recipient: (await seal("recipient")) ?? "", withProcess: input.withProcess, preparedAt: clock.now(), preparedById: actor.membershipId,
      },
    });
    await recordChange(tx, actor, "release.prepared", { type: "release", id, coupleId: couple.id }, { kind: input.kind, ground: input.ground, process: input.withProcess });
    return { id };
  });
}

/**
 * Keeps what was decided about some items; the others stay as they were. An item left out or changed needs its reason, a
 * changed one its words. Throws ZodError, NotFoundError, RefusedError with a sentence per item, ConflictError.
 */
export async function decideItems(actor: ClinicianActor, raw: unknown): Promise<{ version: number }> {
  const input = decideItemsInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const row = await findVisibleRelease(tx, actor, input.releaseId);
    authorize(can, actor, "decide", row);
    await expectPrepared(tx, actor, row, input.version);
    const items = await decidedItems(tx, actor, row);
    const chosen = items.flatMap((one) => {
      const given = input.items[one.id];
      return given?.decision ? [{ one, given: { ...given, decision: given.decision } }] : [];
    });
    const wrong = chosen.flatMap(({ one, given }): [string, string][] => {
      const name = `items.${one.id}`;
      if (given.decision === "REDACT" && given.text === null) return [[`${name}.text`, "Write the words that go out in its place, or leave it out."]];
      return given.decision === "LEAVE_OUT" && given.reason === null ? [[`${name}.reason`, "Write why it is left out."]] : [];
    });
    if (wrong.length > 0) throw new RefusedError(Object.fromEntries(wrong));
    for (const { one, given } of chosen) await keepDecision(tx, actor, row, one, given);
    await recordChange(tx, actor, "release.decided", { type: "release", id: row.id, coupleId: row.coupleId }, { items: chosen.length });
    return { version: row.version + 1 };
  });
}

type Given = { decision: "INCLUDE" | "REDACT" | "LEAVE_OUT"; text: string | null; reason: string | null };

async function keepDecision(tx: Transaction, actor: ClinicianActor, row: ReleaseRow, { item }: ReleaseItemDto, given: Given): Promise<void> {
  const { practiceId, membershipId } = actor;
  const place = { releaseId: row.id, itemType: item.type, itemRef: item.ref };
  const known = await tx.releaseItem.findFirst({ where: { practiceId, ...place }, select: { id: true } });
  const id = known?.id ?? newId();
  const seal = (column: "redactedText" | "reason", text: string | null) => sealText(tx, practiceId, { table: "ReleaseItem", row: id, column }, text);
  const data = {
    decision: given.decision, redactedText: await seal("redactedText", given.decision === "REDACT" ? given.text : null),
    reason: await seal("reason", given.decision === "INCLUDE" ? null : given.reason), decidedAt: clock.now(), decidedById: membershipId,
  };
  if (known) await tx.releaseItem.updateMany({ where: { practiceId, id }, data });
  else await tx.releaseItem.create({ data: { practiceId, id, ...place, position: 0, ...data } });
}

/**
 * Makes what goes out: the words are fixed and hashed, and may be handed out for 30 days. Refused while an item is not
 * decided, also one that came in meanwhile, or while its ground lacks something. Throws NotFoundError, RefusedError, ConflictError.
 */
export async function makeRelease(actor: ClinicianActor, raw: unknown): Promise<{ hash: string }> {
  const input = makeReleaseInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const row = await findVisibleRelease(tx, actor, input.releaseId);
    authorize(can, actor, "make", row);
    await expectPrepared(tx, actor, row, input.version);
    const against = await againstRelease(tx, actor, row);
    const items = await decidedItems(tx, actor, row);
    const open = items.filter(({ decision }) => decision === null).length;
    if (open > 0) against.push(open === 1 ? "One item is not decided yet." : `${open} items are not decided yet.`);
    if (against.length > 0) throw new RefusedError({ form: against.join(" ") });
    const json = toJson(composeDocument(await factsOf(tx, actor, row), items as Decided[]));
    const made = clock.now();
    await tx.release.updateMany({
      where: { practiceId: actor.practiceId, id: row.id, madeAt: null },
      data: {
        madeAt: made, madeById: actor.membershipId, contentHash: fingerprintOf(json), expiresAt: new Date(made.getTime() + RELEASE_DAYS * DAY_MS),
        document: await sealText(tx, actor.practiceId, { table: "Release", row: row.id, column: "document" }, json),
      },
    });
    await recordChange(tx, actor, "release.made", { type: "release", id: row.id, coupleId: row.coupleId }, { items: items.length, hash: fingerprintOf(json) });
    return { hash: fingerprintOf(json) };
  });
}

async function factsOf(tx: Transaction, actor: ClinicianActor, row: ReleaseRow) {
  const { recipient, purpose } = await releaseLine(tx, actor, row.id);
  const couple = await findVisibleCouple(tx, actor, row.coupleId);
  const { name } = await tx.practiceProfile.findUniqueOrThrow({ where: { practiceId: actor.practiceId }, select: { name: true } });
  const of = row.client?.name ?? couple.clients.map((client) => client.name).join(" and ");
  return { kind: row.kind, of, practice: name, recipient, purpose, madeOn: dayOf(clock.now(), actor.zone), by: actor.calledName };
}

/** Takes a release back before or after it was made: nothing more goes out, the account stays. Throws NotFoundError. */
export async function cancelRelease(actor: ClinicianActor, raw: unknown): Promise<void> {
  const { releaseId } = cancelReleaseInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const row = await findVisibleRelease(tx, actor, releaseId);
    authorize(can, actor, "prepare", row);
    if (row.cancelledAt) return;
    await tx.release.updateMany({ where: { practiceId: actor.practiceId, id: row.id }, data: { cancelledAt: clock.now(), document: null } });
    await recordChange(tx, actor, "release.cancelled", { type: "release", id: row.id, coupleId: row.coupleId });
  });
}

// Two people at one release: the second is shown that the first was there. Takes the version it read.
async function expectPrepared(tx: Transaction, actor: ClinicianActor, row: ReleaseRow, version: number): Promise<void> {
  if (row.cancelledAt) throw new RefusedError({ form: "This release was taken back. Prepare a new one." });
  if (row.madeAt) throw new RefusedError({ form: "This release is made already. Prepare a new one to change it." });
  const { count } = await tx.release.updateMany({ where: { practiceId: actor.practiceId, id: row.id, version }, data: { version: { increment: 1 } } });
  if (count === 0) throw new ConflictError({ Decisions: "Somebody decided about items of this release meanwhile." }, row.version);
}
