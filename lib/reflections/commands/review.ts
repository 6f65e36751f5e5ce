import { actorId, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { can } from "../policy.ts";
import { findVisibleReflection } from "../queries.ts";
import { reviewReflectionInput } from "../schema.ts";

/**
 * Marks a reflection as read, with what was done about it; once, by whom and when. Throws ZodError,
 * NotFoundError, and RefusedError when somebody has done so already.
 */
export async function reviewReflection(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = reviewReflectionInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const reflection = await findVisibleReflection(tx, actor, input.reflectionId);
    authorize(can, actor, "review", reflection);
    if (reflection.reflectionReview) throw new RefusedError({ form: `${reflection.reflectionReview.reviewedBy.calledName} has marked this as reviewed already.` });
    const { practiceId } = actor;
    const id = newId();
    await tx.reflectionReview.create({
      data: {
        practiceId, id, reflectionId: reflection.id, reviewedAt: clock.now(), reviewedById: actorId(actor),
        done: await sealText(tx, practiceId, { table: "ReflectionReview", row: id, column: "done" }, input.done),
      },
    });
    await recordChange(tx, actor, "reflection.reviewed", { type: "reflection", id: reflection.id, coupleId: reflection.client.coupleId });
    return { id };
  });
}
