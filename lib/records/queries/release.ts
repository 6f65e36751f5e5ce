import type { ClinicianActor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { openText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dayOf } from "#lib/platform/time.ts";
import { findVisibleCouple } from "#lib/couples/queries.ts";
import { namesOf } from "#lib/sessions/hour.ts";
import type { ReleaseItemDto, ReleasePageDto } from "../dto.ts";
import { reasonsAgainst } from "../ground.ts";
import { can } from "../policy.ts";
import { findVisibleRelease, leavesOf, releaseLine, type ReleaseRow } from "../queries.ts";
import { belongsTo, inRecordOrder, proposedDecision, withoutOthers, type RecordItem, type ReleaseScope } from "../record-item.ts";
import { itemsOfCase, itemsOfHours, type Gathering } from "./joint-items.ts";
import { itemsOfDirection, itemsOfPerson, itemsOfProcess, itemsToldAlone } from "./person-items.ts";

type Asked = { coupleId: string; kind: "PERSON" | "JOINT"; clientId: string | null; withProcess: boolean };

/** Everything a release is made of, in the order of the record. Opens sealed text: the caller records the view. */
export async function itemsOf(tx: Transaction, actor: ClinicianActor, asked: Asked): Promise<RecordItem[]> {
  authorize(can, actor, "view", { id: asked.coupleId });
  const couple = await findVisibleCouple(tx, actor, asked.coupleId);
  const gathering: Gathering = { tx, actor, coupleId: couple.id, names: namesOf(couple.clients, couple.partnerCalled) };
  const person = couple.clients.find(({ id }) => id === asked.clientId);
  const scope: ReleaseScope = { kind: asked.kind, seat: person?.seat ?? null, isAlone: couple.kind === "INDIVIDUAL", withProcess: asked.withProcess };
  const own = person && asked.kind === "PERSON" ? [...(await itemsOfPerson(gathering, person)), ...(await itemsToldAlone(gathering, person)), ...(await itemsOfDirection(gathering, person))] : [];
  const process = asked.withProcess ? await itemsOfProcess(gathering) : [];
  const all = [...(await itemsOfHours(gathering)), ...(await itemsOfCase(gathering)), ...own, ...process];
  return inRecordOrder(all.filter((item) => belongsTo(scope, item)));
}

/** Why this release may not be made yet, in sentences: what its ground lacks today (lib/records/ground.ts). */
export async function againstRelease(tx: Transaction, actor: ClinicianActor, row: ReleaseRow): Promise<string[]> {
  authorize(can, actor, "view", row);
  const couple = await findVisibleCouple(tx, actor, row.coupleId);
  const people = couple.clients.filter(({ id }) => row.clientId === null || id === row.clientId).map(({ id, name }) => ({ clientId: id, name }));
  const leaves = (await leavesOf(tx, actor, row.coupleId)).map((leave) => ({ ...leave, withdrawn: leave.withdrawnAt !== null }));
  return reasonsAgainst({ ...row, people, leaves, today: dayOf(clock.now(), actor.zone) });
}

/** A release being gone through, each item with what is proposed or decided. The view is recorded. Throws NotFoundError. */
export async function releasePage(actor: ClinicianActor, coupleId: string, releaseId: string): Promise<ReleasePageDto> {
  return inPractice(actor, async (tx) => {
    const row = await findVisibleRelease(tx, actor, releaseId);
    if (row.coupleId !== coupleId) throw new NotFoundError();
    authorize(can, actor, "view", row);
    const line = await releaseLine(tx, actor, row.id);
    const items = line.state === "PREPARED" ? await decidedItems(tx, actor, row) : [];
    await recordView(tx, actor, { type: "release", id: row.id, coupleId: row.coupleId });
    return {
      ...line, coupleId: row.coupleId, version: row.version, kind: row.kind, zone: actor.zone, ground: row.ground, withProcess: row.withProcess,
      basis: await openText(tx, actor.practiceId, { table: "Release", row: row.id, column: "basis" }, row.basis),
      items, undecided: items.filter(({ decision }) => decision === null).length, against: line.state === "PREPARED" ? await againstRelease(tx, actor, row) : [],
    };
  });
}

/** The items of a release beside what was decided; what came into the file since then has no decision yet. */
export async function decidedItems(tx: Transaction, actor: ClinicianActor, row: ReleaseRow): Promise<ReleaseItemDto[]> {
  authorize(can, actor, "view", row);
  const couple = await findVisibleCouple(tx, actor, row.coupleId);
  const items = await itemsOf(tx, actor, row);
  const stored = await tx.releaseItem.findMany({ where: { practiceId: actor.practiceId, releaseId: row.id } });
  const others = [...couple.clients.filter(({ id }) => id !== row.clientId).map(({ name }) => name), ...(couple.partnerCalled ? [couple.partnerCalled] : [])];
  const decided: ReleaseItemDto[] = [];
  for (const item of items) {
    const known = stored.find(({ itemType, itemRef }) => itemType === item.type && itemRef === item.ref);
    const open = (column: "redactedText" | "reason") => (known ? openText(tx, actor.practiceId, { table: "ReleaseItem", row: known.id, column }, known[column]) : null);
    const proposed = proposedDecision(row, item, others);
    decided.push({
      id: `${item.type}_${item.ref}`, item, room: item.room, decision: known?.decision ?? null, text: await open("redactedText"), reason: await open("reason"),
      proposed, proposedText: withoutOthers(item.text, others), proposedReason: proposed === "REDACT" ? "It is about another person." : proposed === "LEAVE_OUT" ? "It is about safety." : "",
    });
  }
  return decided;
}
