import type { Answers } from "#lib/exercises/form.ts";
import type { ClientActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { practiceTime } from "#lib/platform/practice-time.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { dayToDate } from "#lib/platform/time.ts";
import { marksOfForm } from "../direction.ts";
import { can } from "../policy.ts";
import { CLOSURE, listAnswers, STAYING_FOR } from "../staying-for.ts";

/**
 * What follows when the private list or the closing form is sent, in the transaction of sending: the answers stand in
 * the writer's own file once more, where the therapist reads them over time (domain 4.7, 4.8). Anything else leaves nothing.
 */
export async function afterDirectionForm(
  tx: Transaction, actor: ClientActor, sent: { readonly exerciseCode: string; readonly reflectionId: string }, answers: Answers,
): Promise<void> {
  const list = sent.exerciseCode === STAYING_FOR ? listAnswers(answers) : null;
  const marks = sent.exerciseCode === CLOSURE ? marksOfForm(answers) : null;
  if (!list && !marks) return;
  authorize(can, actor, "send-own", null);
  const { practiceId, clientId, coupleId } = actor;
  const { now: recordedAt, today } = await practiceTime(tx, practiceId);
  const id = newId();
  const row = { practiceId, id, clientId, reflectionId: sent.reflectionId, recordedAt, recordedById: null };
  if (list) {
    const answered = await sealText(tx, practiceId, { table: "StayingFor", row: id, column: "answers" }, JSON.stringify(list));
    await tx.stayingFor.create({ data: { ...row, takenOn: dayToDate(today), answers: answered } });
  } else {
    const marked = await sealText(tx, practiceId, { table: "ClosureMarks", row: id, column: "marks" }, JSON.stringify(marks));
    await tx.closureMarks.create({ data: { ...row, by: "CLIENT", markedOn: dayToDate(today), marks: marked } });
  }
  await recordChange(tx, actor, list ? "staying-for.sent" : "closure-marks.sent", { type: "direction", id, coupleId });
}
