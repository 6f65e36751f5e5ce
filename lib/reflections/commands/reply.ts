import type { ClientActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { ownMarks } from "../queries/own-card.ts";
import { can } from "../policy.ts";
import { cardKindOf, takesReply } from "../risk-card.ts";
import { isRed, standingClass } from "../risk-class.ts";
import { replyToMarkInput } from "../schema.ts";
import { sendWord } from "./word.ts";

/**
 * What a person answered on the card their words brought up (domain 6.5): stored and shown to the therapist,
 * it clears nothing. The first answer to a mark stays. "No, not long ago" gives a mark its class back, which
 * may send word. Throws ZodError, NotFoundError without a mark of their own, RefusedError for another answer.
 */
export async function replyToMark(actor: ClientActor, raw: unknown): Promise<void> {
  const { reply } = replyToMarkInput.parse(raw);
  authorize(can, actor, "reply", null);
  return inPractice(actor, async (tx) => {
    const { practiceId, requestId, clientId, coupleId } = actor;
    await tx.$queryRaw`SELECT "id" FROM "Reflection" WHERE "practiceId" = ${practiceId}::uuid AND "requestId" = ${requestId}::uuid FOR NO KEY UPDATE`;
    const marks = await ownMarks(tx, actor);
    const [first] = marks;
    if (!first) throw new NotFoundError();
    const open = marks.filter((mark) => mark.reply === null);
    if (open.length === 0) return;
    if (!takesReply(cardKindOf(open), reply)) throw new RefusedError({ reply: "Choose one of the answers on this page." });
    const isAboutThen = reply === "LONG_AGO" || reply === "NOT_LONG_AGO";
    const answered = open.filter((mark) => (isAboutThen ? mark.loweredFrom !== null : mark.class !== "CONTACT"));
    await tx.riskMark.updateMany({
      where: { practiceId, id: { in: answered.map(({ id }) => id) }, reply: null, reflection: { practiceId, requestId, clientId } }, data: { reply, repliedAt: clock.now() },
    });
    await recordChange(tx, actor, "reflection.mark-replied", { type: "reflection", id: first.reflectionId, coupleId }, { marks: answered.length });
    const turnedRed = answered.some((mark) => !isRed(standingClass(mark)) && isRed(standingClass({ ...mark, reply })));
    if (turnedRed) await sendWord(tx, actor, { reflectionId: first.reflectionId, coupleId });
  });
}
