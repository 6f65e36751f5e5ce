import { zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { openText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dateToDay, dayOf } from "#lib/platform/time.ts";
import { findVisibleClient } from "#lib/clients/queries.ts";
import type { SecretDto, SecretsDto } from "../dto.ts";
import { can, secretsVisibleTo } from "../policy.ts";
import { isHourUnderWay } from "../queries.ts";

/** What is held for one person, newest state first; nothing while an hour is under way (decision 32). Records the view. Throws NotFoundError. */
export async function secretsHeld(actor: Actor, clientId: string): Promise<SecretsDto> {
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, clientId);
    authorize(can, actor, "view", client);
    const page = { clientId: client.id, name: client.name, today: dayOf(clock.now(), zoneOf(actor)) };
    if (await isHourUnderWay(tx, actor, client.coupleId)) return { ...page, underWay: true, held: [] };
    const rows = await heldRows(tx, actor, { clientId: client.id });
    if (rows.length > 0) await recordView(tx, actor, { type: "secret", id: client.id, coupleId: client.coupleId }, { count: rows.length });
    const held: SecretDto[] = [];
    for (const row of rows) {
      const open = (column: "about" | "agreed" | "nextStep" | "otherwise") => openText(tx, actor.practiceId, { table: "SecretHeld", row: row.id, column }, row[column]);
      held.push({
        id: row.firstId, about: await open("about"), agreed: await open("agreed"), nextStep: await open("nextStep"), otherwise: await open("otherwise"),
        until: dateToDay(row.until), isPast: dateToDay(row.until) < page.today, writtenOn: dayOf(row.recordedAt, zoneOf(actor)), by: row.recordedBy.calledName,
      });
    }
    return { ...page, underWay: false, held };
  });
}

/** Whose secrets have passed the agreed day (rule M8): people and days, no content. Opens no sealed text. */
export async function secretsPastTheirDay(tx: Transaction, actor: Actor, coupleId: string): Promise<{ clientId: string; until: string }[]> {
  const today = dayOf(clock.now(), zoneOf(actor));
  const rows = await heldRows(tx, actor, { client: { practiceId: actor.practiceId, coupleId } });
  return rows.map(({ clientId, until }) => ({ clientId, until: dateToDay(until) })).filter(({ until }) => until < today);
}

// The newest row of each that is still held.
async function heldRows(tx: Transaction, actor: Actor, of: { clientId: string } | { client: { practiceId: string; coupleId: string } }) {
  const rows = await tx.secretHeld.findMany({
    where: { AND: [secretsVisibleTo(actor), { practiceId: actor.practiceId, ...of }] },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }], include: { recordedBy: { select: { calledName: true } }, secretReleased: { select: { id: true } } },
  });
  const ended = new Set(rows.filter(({ secretReleased }) => secretReleased !== null).map(({ firstId }) => firstId));
  return rows.filter(({ firstId }, index) => !ended.has(firstId) && rows.findIndex((row) => row.firstId === firstId) === index);
}
