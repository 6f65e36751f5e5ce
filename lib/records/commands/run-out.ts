import type { SystemActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { authorize } from "#lib/platform/policy.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { dateToDay, dayOf } from "#lib/platform/time.ts";
import { hasRunOut } from "../erasing.ts";
import { can } from "../policy.ts";
import { erasePerson } from "./erase.ts";

/** Lets the text of releases go whose days are over; the account of them stays. Returns how many. */
export async function letReleasesRunOut(actor: SystemActor): Promise<number> {
  authorize(can, actor, "run-out", null);
  return inPractice(actor, async (tx) => {
    const due = await tx.release.findMany({ where: { practiceId: actor.practiceId, document: { not: null }, expiresAt: { lte: clock.now() } }, select: { id: true, coupleId: true } });
    for (const { id, coupleId } of due) {
      await tx.release.updateMany({ where: { practiceId: actor.practiceId, id }, data: { document: null } });
      await recordChange(tx, actor, "release.ran-out", { type: "release", id, coupleId });
    }
    return due.length;
  });
}

/**
 * Erases the people of cases that ended longer ago than the practice keeps them (GDPR 5(1)(e)). A pause is no end; a legal
 * hold wins. Returns how many people.
 */
export async function letCasesRunOut(actor: SystemActor): Promise<number> {
  authorize(can, actor, "run-out", null);
  return inPractice(actor, async (tx) => {
    const { practiceId } = actor;
    const { retentionYears } = await tx.practiceProfile.findUniqueOrThrow({ where: { practiceId }, select: { retentionYears: true } });
    const { today, zone } = await practiceTime(tx, practiceId);
    const cases = await tx.couple.findMany({
      where: { practiceId, legalHolds: { none: { practiceId, liftedAt: null } }, OR: [{ endings: { some: { practiceId } } }, { separation: { isNot: null } }] },
      include: { clients: { include: { erasures: { select: { id: true } } } }, separation: true, endings: { orderBy: { recordedAt: "desc" }, take: 1 } },
    });
    let erased = 0;
    for (const { clients, separation, endings: [ending] } of cases) {
      const endedOn = separation ? dayOf(separation.separatedAt, zone) : ending && ending.kind !== "PAUSE" ? dateToDay(ending.endedOn) : null;
      if (endedOn === null || !hasRunOut(endedOn, today, retentionYears)) continue;
      for (const client of clients.filter(({ erasures }) => erasures.length === 0)) {
        await erasePerson(tx, actor, client, { kind: "RETENTION", reason: `Kept for ${retentionYears} years.` });
        erased += 1;
      }
    }
    if (erased > 0) await recordChange(tx, actor, "records.ran-out", { type: "practice", id: null }, { people: erased });
    return erased;
  });
}
