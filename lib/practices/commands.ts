import { beginAudit, recordChange } from "#lib/platform/audit.ts";
import { mintPracticeId, type PracticeId, type SystemActor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import { newId } from "#lib/platform/ids.ts";
import { createPracticeKey } from "#lib/platform/keyring.ts";
import { withPractice } from "#lib/platform/tenancy.ts";
import { weightSetVersion } from "#lib/observations/code.ts";
import { helpPackOf } from "./help-pack.ts";
import { foundPracticeInput, type FoundPractice } from "./schema.ts";

/**
 * Makes a practice with its keys, its audit chain, its (unchecked) help pack and its owner, in one
 * transaction. The caller has proved a set-up token or is the seed. Throws ZodError.
 */
export async function foundPractice(raw: FoundPractice): Promise<{ practiceId: PracticeId; membershipId: string; userId: string }> {
  const input = foundPracticeInput.parse(raw);
  const practiceId = mintPracticeId(newId());
  const ids = { practiceId, membershipId: newId(), userId: newId() };
  const now = clock.now();
  await withPractice(practiceId, async (tx) => {
    await tx.practice.create({ data: { id: practiceId, zone: input.zone, region: input.region, createdAt: now } });
    await tx.practiceProfile.create({
      data: { practiceId, name: input.practiceName, readingHours: input.readingHours, weightSet: weightSetVersion, createdAt: now },
    });
    await createPracticeKey(tx, practiceId, "RECORD");
    await createPracticeKey(tx, practiceId, "PROCESS");
    await beginAudit(tx, practiceId);
    await tx.helpPack.create({ data: { practiceId, id: newId(), region: input.region, lines: helpPackOf(input.region), createdAt: now } });
    const { name, email, passwordHash, calledName } = input.owner;
    await tx.user.create({ data: { id: ids.userId, email, name, passwordHash, createdAt: now } });
    await tx.membership.create({
      data: { practiceId, id: ids.membershipId, userId: ids.userId, role: "OWNER", calledName, createdAt: now },
    });
    const founder: SystemActor = { kind: "system", practiceId, job: "set-up", origin: "local" };
    await recordChange(tx, founder, "practice.founded", { type: "practice", id: practiceId });
  });
  return ids;
}
