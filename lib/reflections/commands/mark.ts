import { actorId, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import type { Answers } from "#lib/exercises/form.ts";
import { can } from "../policy.ts";
import { findVisibleReflection, standingOf } from "../queries.ts";
import { isRed } from "../risk-class.ts";
import { riskWords } from "../risk-list.ts";
import { marksOf } from "../risk-of-answers.ts";
import { clearMarksInput } from "../schema.ts";
import { sendWord } from "./word.ts";

type Written = { id: string; coupleId: string; exercise: Exercise; answers: Answers };

/**
 * Stores what a word search and the numbers mark in one reflection (domain 6.5), in the transaction of its
 * sending. Adds only: a mark that is there stays. It sets no tier and holds, changes and withdraws nothing; a
 * red mark sends word, without content, to who may read this today. Returns how many were added.
 */
export async function storeMarks(tx: Transaction, actor: Actor, { id, coupleId, exercise, answers }: Written): Promise<number> {
  authorize(can, actor, "mark", { id });
  const { practiceId } = actor;
  const found = marksOf(exercise, answers);
  if (found.length === 0) return 0;
  const markedAt = clock.now();
  const { count } = await tx.riskMark.createMany({
    data: found.map((mark) => ({ practiceId, id: newId(), reflectionId: id, ...mark, listVersion: riskWords.version, markedAt })), skipDuplicates: true,
  });
  if (count === 0) return 0;
  await recordChange(tx, actor, "reflection.marked", { type: "reflection", id, coupleId }, { marks: count });
  if (found.some((mark) => isRed(mark.class))) await sendWord(tx, actor, { reflectionId: id, coupleId });
  return count;
}

/**
 * A clinician's answer to the marks of one reflection that stand now, with what was done; sealed and never
 * changed. A later mark stands again. Throws ZodError, NotFoundError, and RefusedError when none stands.
 */
export async function clearMarks(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = clearMarksInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const { practiceId } = actor;
    // Two answers at one moment: the second finds nothing standing.
    await tx.$queryRaw`SELECT "id" FROM "RiskMark" WHERE "practiceId" = ${practiceId}::uuid AND "reflectionId" = ${input.reflectionId || null}::uuid FOR UPDATE`;
    const reflection = await findVisibleReflection(tx, actor, input.reflectionId);
    authorize(can, actor, "clear", reflection);
    const standing = standingOf(reflection);
    if (standing.length === 0) throw new RefusedError({ form: "Nothing is marked here that waits for an answer." });
    const id = newId();
    await tx.riskClearance.create({
      data: {
        practiceId, id, reflectionId: reflection.id, kind: input.kind, clearedAt: clock.now(), clearedById: actorId(actor),
        reason: (await sealText(tx, practiceId, { table: "RiskClearance", row: id, column: "reason" }, input.reason)),
      },
    });
    await recordChange(tx, actor, "reflection.marks-cleared", { type: "reflection", id: reflection.id, coupleId: reflection.client.coupleId }, { marks: standing.length, kind: input.kind });
    return { id };
  });
}
