import { actorId, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { withdrawBetweenTheTwo } from "#lib/assignments/commands/change.ts";
import { endLinks } from "#lib/requests/commands/end.ts";
import { cancelHoursTogether } from "#lib/sessions/commands/together.ts";
import { can } from "../policy.ts";
import { findVisibleCouple } from "../queries.ts";
import { isSeparated } from "../queries/separation.ts";
import { separateCoupleInput } from "../schema.ts";

/** What one separation ended, as counts. */
export type Separated = { links: number; tasks: number; hours: number };

/**
 * Separates a couple, in one act for both: every link, open page, message and reminder of either ends now, what stands in
 * the shared view is put away, hours for both that are planned are cancelled, tasks between the two are withdrawn. Both
 * files stay as they are. Throws ZodError, NotFoundError and RefusedError (one client alone; separated before).
 */
export async function separateCouple(actor: Actor, raw: unknown): Promise<Separated> {
  const input = separateCoupleInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, input.coupleId);
    authorize(can, actor, "separate", couple);
    if (couple.kind === "INDIVIDUAL") throw new RefusedError({ form: "One person comes in this case. There is no couple to separate." });
    const { practiceId } = actor;
    // A link that is being made is either seen below, or waits here and is then refused.
    await tx.$queryRaw`SELECT "id" FROM "Couple" WHERE "practiceId" = ${practiceId}::uuid AND "id" = ${couple.id}::uuid FOR NO KEY UPDATE`;
    if (await isSeparated(tx, actor, couple.id)) throw new RefusedError({ form: "This couple is separated already." });
    const id = newId();
    const reason = await sealText(tx, practiceId, { table: "Separation", row: id, column: "reason" }, input.reason);
    await tx.separation.create({ data: { practiceId, id, coupleId: couple.id, reason, separatedAt: clock.now(), separatedById: actorId(actor) } });
    let links = 0;
    for (const { id: clientId } of couple.clients) links += await endLinks(tx, actor, { clientId }, "SEPARATED");
    await putSharedAway(tx, actor, couple.id);
    const ended = { links, tasks: await withdrawBetweenTheTwo(tx, actor, couple.id), hours: await cancelHoursTogether(tx, actor, couple.id) };
    await recordChange(tx, actor, "couple.separated", { type: "couple", id: couple.id, coupleId: couple.id }, ended);
    return ended;
  });
}

async function putSharedAway(tx: Transaction, { practiceId }: Actor, coupleId: string): Promise<void> {
  await tx.sharedOpening.updateMany({ where: { practiceId, closedAt: null, session: { practiceId, coupleId } }, data: { closedAt: clock.now() } });
}
