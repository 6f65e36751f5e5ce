import { zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { openText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { dayOf } from "#lib/platform/time.ts";
import { openTasks } from "#lib/assignments/queries.ts";
import { statusInWords } from "#lib/assignments/status.ts";
import type { Room } from "#lib/couples/seat.ts";
import { checkContent } from "../check.ts";
import type { HoldPanel, StopProtocol } from "../dto.ts";
import { can, protocolVisibleTo } from "../policy.ts";
import { isHourUnderWay, safetyStanding } from "../queries.ts";
import { inRoom } from "../tier.ts";

/**
 * The panel of one file while a private check is open there: the practice's protocol under an S3, and per open task of
 * either the three choices (domain 2.6). Null when nothing is open in this file, and while an hour is under way.
 * Records the view. Throws NotFoundError.
 */
export async function holdPanel(actor: Actor, coupleId: string, room: Room): Promise<HoldPanel | null> {
  return inPractice(actor, async (tx) => {
    const { standing } = await safetyStanding(tx, actor, coupleId);
    const { tier } = inRoom(standing, room);
    if ((tier !== "S2" && tier !== "S3") || (await isHourUnderWay(tx, actor, coupleId))) return null;
    const tasks: HoldPanel["tasks"] = [];
    for (const task of await openTasks(tx, actor, coupleId)) {
      const { id, name, seat, title, status } = task;
      tasks.push({ assignmentId: id, name, seat, title, status: statusInWords(status), chosen: await newestChoice(tx, actor, id) });
    }
    await recordView(tx, actor, { type: "safety-hold", id: coupleId, coupleId });
    return { coupleId, tier, tasks, protocol: tier === "S3" ? await protocolOf(tx, actor) : null };
  });
}

/** The practice's protocol in place of suggestions, while an S3 is open and no hour is under way; else null. Throws NotFoundError. */
export async function stopProtocol(actor: Actor, coupleId: string): Promise<StopProtocol | null> {
  return inPractice(actor, async (tx) => {
    const { openTier } = await safetyStanding(tx, actor, coupleId);
    if (openTier !== "S3" || (await isHourUnderWay(tx, actor, coupleId))) return null;
    return protocolOf(tx, actor);
  });
}

/** The protocol as settings show it. */
export async function safetyProtocol(actor: Actor): Promise<StopProtocol> {
  authorize(can, actor, "view", null);
  return inPractice(actor, (tx) => protocolOf(tx, actor));
}

async function protocolOf(tx: Transaction, actor: Actor): Promise<StopProtocol> {
  const { safetyProtocol } = await tx.practiceProfile.findFirstOrThrow({ where: { AND: [protocolVisibleTo(actor), { practiceId: actor.practiceId }] }, select: { safetyProtocol: true } });
  const own = safetyProtocol?.split("\n").map((line) => line.trim()).filter(Boolean);
  return own && own.length > 0 ? { lines: own, own: true } : { lines: [...checkContent.protocol], own: false };
}

async function newestChoice(tx: Transaction, actor: Actor, assignmentId: string): Promise<HoldPanel["tasks"][number]["chosen"]> {
  const row = await tx.openTaskDecision.findFirst({
    where: { practiceId: actor.practiceId, assignmentId }, orderBy: [{ decidedAt: "desc" }, { id: "desc" }], include: { decidedBy: { select: { calledName: true } } },
  });
  if (!row) return null;
  const words = await openText(tx, actor.practiceId, { table: "OpenTaskDecision", row: row.id, column: "words" }, row.words);
  return { choice: row.choice, words, on: dayOf(row.decidedAt, zoneOf(actor)), by: row.decidedBy.calledName };
}
