import type { SystemActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { authorize } from "#lib/platform/policy.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { parseReadingHours } from "#lib/practices/reading-hours.ts";
import { can, visibleTo } from "../policy.ts";
import { RED_CLASSES } from "../risk-class.ts";
import { unopenedFrom } from "../risk-due.ts";
import { sendWord } from "./word.ts";

/**
 * Sends word a second and last time of red marks that nobody has opened within the practice's time: to the case team and to
 * whoever covers for them today (domain 6.5). No content, and nothing else follows from it. Returns of how many.
 */
export async function remindOfUnopened(actor: SystemActor): Promise<number> {
  authorize(can, actor, "mark-again", null);
  return inPractice(actor, async (tx) => {
    const { practiceId } = actor;
    const waiting = await tx.reflection.findMany({
      where: {
        AND: [visibleTo(actor), { practiceId }], reflectionReview: null, riskClearances: { none: {} }, riskMarks: { some: { class: { in: [...RED_CLASSES] } } },
        outgoingMails: { none: { kind: "WORD_TO_CLINICIAN", number: 2 } },
      },
      select: { id: true, client: { select: { coupleId: true } }, riskMarks: { orderBy: { markedAt: "asc" }, take: 1, select: { markedAt: true } } },
    });
    if (waiting.length === 0) return 0;
    const { readingHours } = await tx.practiceProfile.findUniqueOrThrow({ where: { practiceId }, select: { readingHours: true } });
    const { now, zone } = await practiceTime(tx, practiceId);
    const times = parseReadingHours(readingHours);
    let reminded = 0;
    for (const { id: reflectionId, client: { coupleId }, riskMarks: [first] } of waiting) {
      if (!first || unopenedFrom(first.markedAt, times, zone) > now) continue;
      if ((await tx.auditEntry.count({ where: { practiceId, action: "reflection.viewed", subjectId: reflectionId } })) > 0) continue;
      await sendWord(tx, actor, { reflectionId, coupleId, number: 2 });
      await recordChange(tx, actor, "reflection.unopened", { type: "reflection", id: reflectionId, coupleId });
      reminded += 1;
    }
    return reminded;
  });
}
