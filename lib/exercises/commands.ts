import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { ConflictError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { findExercise, ownExerciseShape, type Exercise, type OwnExercise } from "./exercise.ts";
import { can } from "./policy.ts";
import { findVisibleOwnExercise } from "./queries.ts";
import { changeExerciseInput, exerciseCodeInput } from "./schema.ts";
import { copyOf, differences, gatesFor, leastGateOf, reworded } from "./wording.ts";

/** Copies an exercise of the library, or an own one, as a new own exercise of the practice. Throws NotFoundError. */
export async function copyExercise(actor: ClinicianActor, raw: unknown): Promise<{ code: string }> {
  authorize(can, actor, "copy", null);
  const input = exerciseCodeInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const source: Exercise = findExercise(input.code) ?? (await findVisibleOwnExercise(tx, actor, input.code)).newest.exercise;
    const { practiceId } = actor;
    // Two copies at one moment get two numbers: the practice's own row is held while they are counted.
    await tx.$queryRaw`SELECT "practiceId" FROM "PracticeProfile" WHERE "practiceId" = ${practiceId}::uuid FOR UPDATE`;
    const code = `OWN.${(await tx.practiceExercise.count({ where: { practiceId, code: { startsWith: "OWN." } } })) + 1}`;
    const copy = copyOf(source, code);
    const id = newId();
    await tx.practiceExercise.create({ data: { practiceId, id, code, basedOn: copy.basedOn, createdAt: clock.now(), createdById: actor.membershipId } });
    await storeVersion(tx, actor, id, 1, copy);
    await recordChange(tx, actor, "exercise.copied", { type: "exercise", id }, { code, from: input.code });
    return { code };
  });
}

/**
 * Keeps a new version of an own exercise; what was given before stays as it was given. The same words again make no
 * version. Throws ZodError, NotFoundError, RefusedError (archived, or a looser gate), and ConflictError with what is
 * stored where it differs when `version` was overtaken.
 */
export async function changeExercise(actor: ClinicianActor, raw: unknown): Promise<{ code: string; number: number }> {
  authorize(can, actor, "change", null);
  const { code, version, wording } = changeExerciseInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const { id, archivedAt, newest } = await lockOwn(tx, actor, code);
    if (archivedAt) throw new RefusedError({ form: "This exercise is archived. Restore it first." });
    if (!gatesFor(leastGateOf(newest.exercise)).includes(wording.gate)) throw new RefusedError({ gate: "The gate can be closer than the library's, never looser." });
    const next = reworded(newest.exercise, wording);
    const theirs = differences(newest.exercise, next);
    if (Object.keys(theirs).length === 0) return { code, number: newest.number };
    if (newest.number !== version) throw new ConflictError(theirs, newest.number);
    const number = newest.number + 1;
    await storeVersion(tx, actor, id, number, next);
    await recordChange(tx, actor, "exercise.changed", { type: "exercise", id }, { code, number });
    return { code, number };
  });
}

/** Takes an own exercise off the lists; tasks already given go on. A second time changes nothing. Throws NotFoundError. */
export async function archiveExercise(actor: ClinicianActor, raw: unknown): Promise<void> {
  authorize(can, actor, "archive", null);
  return setArchived(actor, raw, true);
}

/** Puts an archived own exercise back on the lists. A second time changes nothing. Throws NotFoundError. */
export async function restoreExercise(actor: ClinicianActor, raw: unknown): Promise<void> {
  authorize(can, actor, "archive", null);
  return setArchived(actor, raw, false);
}

async function setArchived(actor: ClinicianActor, raw: unknown, archived: boolean): Promise<void> {
  const { code } = exerciseCodeInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const { id, archivedAt } = await lockOwn(tx, actor, code);
    if ((archivedAt !== null) === archived) return;
    await tx.practiceExercise.updateMany({ where: { practiceId: actor.practiceId, id }, data: { archivedAt: archived ? clock.now() : null } });
    await recordChange(tx, actor, archived ? "exercise.archived" : "exercise.restored", { type: "exercise", id }, { code });
  });
}

async function lockOwn(tx: Transaction, actor: ClinicianActor, code: string) {
  await tx.$queryRaw`SELECT "id" FROM "PracticeExercise" WHERE "practiceId" = ${actor.practiceId}::uuid AND "code" = ${code} FOR UPDATE`;
  return findVisibleOwnExercise(tx, actor, code);
}

async function storeVersion(tx: Transaction, actor: ClinicianActor, practiceExerciseId: string, number: number, exercise: OwnExercise): Promise<void> {
  const content = ownExerciseShape.parse(exercise) as Prisma.InputJsonObject;
  await tx.practiceExerciseVersion.create({
    data: { practiceId: actor.practiceId, id: newId(), practiceExerciseId, number, content, createdAt: clock.now(), createdById: actor.membershipId },
  });
}
