import { actorId, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { can } from "../policy.ts";
import { findVisibleReflection } from "../queries.ts";
import { doubtAuthorInput } from "../schema.ts";

/**
 * Notes that somebody else may have written a reflection, or takes that back. The words stay as they are and
 * no page by link says so. Throws ZodError, NotFoundError.
 */
export async function doubtAuthor(actor: Actor, raw: unknown): Promise<void> {
  const { reflectionId, doubted } = doubtAuthorInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const reflection = await findVisibleReflection(tx, actor, reflectionId);
    authorize(can, actor, "doubt", reflection);
    const isDoubted = doubted === "yes";
    await tx.reflection.updateMany({
      where: { practiceId: actor.practiceId, id: reflection.id }, data: { doubtedAt: isDoubted ? clock.now() : null, doubtedById: isDoubted ? actorId(actor) : null },
    });
    await recordChange(tx, actor, isDoubted ? "reflection.author-doubted" : "reflection.author-not-doubted", { type: "reflection", id: reflection.id, coupleId: reflection.client.coupleId });
  });
}
