import type { ClinicianActor } from "#lib/platform/actor.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { toPracticeSettings, type PracticeSettings } from "./dto.ts";
import { can, visibleTo } from "./policy.ts";

/** The facts of the actor's practice, with its latest help pack. Throws ForbiddenError, NotFoundError. */
export async function practiceSettings(actor: ClinicianActor): Promise<PracticeSettings> {
  authorize(can, actor, "view", null);
  return inPractice(actor, async (tx) => {
    const practice = await tx.practice.findUnique({ where: { id: actor.practiceId } });
    const profile = await tx.practiceProfile.findUnique({ where: { practiceId: actor.practiceId } });
    if (!practice || !profile) throw new NotFoundError();
    const pack = await tx.helpPack.findFirst({ where: visibleTo(actor), orderBy: { createdAt: "desc" } });
    return toPracticeSettings(practice, profile, pack);
  });
}
