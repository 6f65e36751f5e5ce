import { beforeEach, describe, expect, it } from "vitest";
import { ZodError } from "zod";
import { assignmentPage } from "#lib/assignments/queries.ts";
import { archiveExercise, changeExercise, copyExercise, restoreExercise } from "#lib/exercises/commands.ts";
import { draftOf, type ExerciseDraft } from "#lib/exercises/draft.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import { ownExercisePage, ownExercises, ownLibrary } from "#lib/exercises/queries.ts";
import type { ClientActor, ClinicianActor } from "#lib/platform/actor.ts";
import { ConflictError, ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { reflectionPage } from "#lib/reflections/queries.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { taskPage } from "#lib/requests/queries.ts";
import { deedsIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { giveTask, readyPair, tokenOf, unlock } from "#tests/factories/tasks.ts";

const given = (actor: ClinicianActor) => inPractice(actor, (tx) => ownExercises(tx, actor));

async function wordingOf(actor: ClinicianActor, code: string, words: Partial<ExerciseDraft> = {}) {
  const { newest } = await ownExercisePage(actor, code);
  return { code, version: newest.number, wording: { ...draftOf(newest.exercise), ...words } };
}

describe("a practice's own exercise", () => {
  let cast: PracticeCast;
  let jo: ClinicianActor;
  beforeEach(async () => {
    cast = await openPractice();
    jo = cast.jo;
  });

  it("begins as a copy, word for word, with a number of its own; the deed is in the audit", async () => {
    expect(await copyExercise(jo, { code: "EX.WARM_EYES" })).toEqual({ code: "OWN.1" });
    expect(await copyExercise(jo, { code: "OWN.1" })).toEqual({ code: "OWN.2" });
    const page = await ownExercisePage(jo, "OWN.2");
    expect(page).toMatchObject({ basedOn: "EX.WARM_EYES", archivedAt: null, versions: [{ number: 1, by: "Jo" }] });
    const library = findExercise("EX.WARM_EYES");
    expect(page.newest.exercise).toEqual({ ...library, code: "OWN.2", basedOn: "EX.WARM_EYES", title: `${library?.title} (own)` });
    expect((await deedsIn(jo)).filter((deed) => deed === "exercise.copied")).toHaveLength(2);
    await expect(copyExercise(jo, { code: "EX.NOTHING" })).rejects.toThrow(NotFoundError);
    await expect(copyExercise(jo, { code: "OWN.99" })).rejects.toThrow(NotFoundError);
  });

  it("gets ten numbers for ten copies at once", async () => {
    const codes = await Promise.all(Array.from({ length: 10 }, () => copyExercise(jo, { code: "EX.DUAL" })));
    expect(new Set(codes.map(({ code }) => code)).size).toBe(10);
  });

  it("is changed by any clinician of the practice, each change a version with who and when", async () => {
    await copyExercise(jo, { code: "EX.WARM_EYES" });
    expect(await changeExercise(cast.ines, await wordingOf(cast.ines, "OWN.1", { title: "Softer eyes" }))).toEqual({ code: "OWN.1", number: 2 });
    const { versions, newest } = await ownExercisePage(jo, "OWN.1");
    expect(versions.map(({ number, by }) => [number, by])).toEqual([[2, "Ines"], [1, "Jo"]]);
    expect([newest.exercise.title, versions[1]?.exercise.title]).toEqual(["Softer eyes", `${findExercise("EX.WARM_EYES")?.title} (own)`]);
    expect(await deedsIn(jo)).toContain("exercise.changed");
    // The same words again are no version.
    expect(await changeExercise(jo, await wordingOf(jo, "OWN.1"))).toEqual({ code: "OWN.1", number: 2 });
  });

  it("does not overwrite a colleague's version: both texts are shown, then it may be kept", async () => {
    await copyExercise(jo, { code: "EX.WARM_EYES" });
    const mine = await wordingOf(jo, "OWN.1", { title: "Kind eyes" });
    await changeExercise(cast.ines, await wordingOf(cast.ines, "OWN.1", { title: "Softer eyes", dose: "Each evening" }));
    const conflict = await changeExercise(jo, mine).catch((error: unknown) => error);
    expect(conflict).toBeInstanceOf(ConflictError);
    expect(conflict).toMatchObject({ version: 2, theirs: { Title: "Softer eyes", "How often": "Each evening" } });
    expect(Object.keys((conflict as ConflictError).theirs)).toHaveLength(2);
    expect((await ownExercisePage(jo, "OWN.1")).versions).toHaveLength(2);
    expect(await changeExercise(jo, { ...mine, version: 2 })).toEqual({ code: "OWN.1", number: 3 });
  });

  it("makes one version of two changes at one moment", async () => {
    await copyExercise(jo, { code: "EX.WARM_EYES" });
    const [one, other] = [await wordingOf(jo, "OWN.1", { title: "Kind eyes" }), await wordingOf(cast.ines, "OWN.1", { title: "Softer eyes" })];
    const ends = await Promise.allSettled([changeExercise(jo, one), changeExercise(cast.ines, other)]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await ownExercisePage(jo, "OWN.1")).versions).toHaveLength(2);
  });

  it("may have a closer gate and come back to the library's, never a looser one", async () => {
    await copyExercise(jo, { code: "EX.BIDS" });
    await changeExercise(jo, await wordingOf(jo, "OWN.1", { gate: "G2" }));
    await changeExercise(jo, await wordingOf(jo, "OWN.1", { gate: "G1" }));
    for (const gate of ["G0", "R"]) await expect(changeExercise(jo, await wordingOf(jo, "OWN.1", { gate }))).rejects.toThrow(RefusedError);
    expect((await ownExercisePage(jo, "OWN.1")).versions).toHaveLength(3);
  });

  it("refuses what is no exercise, and keeps nothing of it", async () => {
    await copyExercise(jo, { code: "EX.BIDS" });
    const fine = await wordingOf(jo, "OWN.1");
    for (const wording of [{}, { ...fine.wording, title: "" }, { ...fine.wording, side: "both" }, { ...fine.wording, steps: "" }]) {
      await expect(changeExercise(jo, { ...fine, wording })).rejects.toThrow(ZodError);
    }
    await expect(changeExercise(jo, { ...fine, code: "OWN.2" })).rejects.toThrow(NotFoundError);
    expect((await ownExercisePage(jo, "OWN.1")).versions).toHaveLength(1);
  });

  it("leaves the lists when archived, takes no change, and comes back", async () => {
    await copyExercise(jo, { code: "EX.DUAL" });
    await archiveExercise(jo, { code: "OWN.1" });
    await archiveExercise(jo, { code: "OWN.1" });
    expect(await given(jo)).toEqual([]);
    expect((await ownLibrary(jo)).map(({ archivedAt }) => archivedAt !== null)).toEqual([true]);
    await expect(changeExercise(jo, await wordingOf(jo, "OWN.1", { title: "Other" }))).rejects.toThrow(RefusedError);
    await restoreExercise(cast.ines, { code: "OWN.1" });
    expect((await given(jo)).map(({ code }) => code)).toEqual(["OWN.1"]);
    expect((await deedsIn(jo)).filter((deed) => /^exercise\.(archived|restored)$/.test(deed))).toEqual(["exercise.archived", "exercise.restored"]);
    // A number is never used twice.
    expect(await copyExercise(jo, { code: "EX.DUAL" })).toEqual({ code: "OWN.2" });
  });

  it("is nothing to another practice and to a client", async () => {
    await copyExercise(jo, { code: "EX.DUAL" });
    const { jo: other } = await openPractice("Mill Lane");
    expect([await given(other), await ownLibrary(other)]).toEqual([[], []]);
    await expect(ownExercisePage(other, "OWN.1")).rejects.toThrow(NotFoundError);
    const mine = await wordingOf(jo, "OWN.1", { title: "Not theirs" });
    for (const deed of [() => changeExercise(other, mine), () => archiveExercise(other, mine), () => restoreExercise(other, { code: "OWN.1" }), () => copyExercise(other, { code: "OWN.1" })]) {
      await expect(deed()).rejects.toThrow();
    }
    await expect(archiveExercise(other, { code: "OWN.1" })).rejects.toThrow(NotFoundError);
    const client = { ...jo, kind: "client", clientId: jo.membershipId, coupleId: "", seat: "A", requestId: "", visitId: "" } as unknown as ClientActor;
    await expect(inPractice(jo, (tx) => ownExercises(tx, client))).rejects.toThrow(ForbiddenError);
    expect((await ownExercisePage(jo, "OWN.1")).versions).toHaveLength(1);
  });

  it("never changes under a client: page, form and answers keep the version given", async () => {
    await copyExercise(jo, { code: "EX.WARM_EYES" });
    await changeExercise(jo, await wordingOf(jo, "OWN.1", { title: "First wording", clientTitle: "Kind eyes, first" }));
    const { couple, tobias, codes } = await readyPair(jo);
    const { assignments, links } = await giveTask(jo, couple, tobias, "OWN.1");
    const { wording } = await wordingOf(jo, "OWN.1");
    const fields = wording.fields.slice(1).map((field) => ({ ...field, label: `Newly: ${field.label}` }));
    await changeExercise(jo, await wordingOf(jo, "OWN.1", { title: "Second wording", clientTitle: "Kind eyes, second", fields }));
    await archiveExercise(jo, { code: "OWN.1" });

    const { actor } = await unlock(tokenOf(links[0]?.url ?? ""), codes.tobias);
    const task = await taskPage(actor);
    expect([task.exercise.clientTitle, task.exercise.form.map(({ label }) => label)]).toEqual(["Kind eyes, first", wording.fields.map(({ label }) => label)]);
    const [first] = task.exercise.form;
    await sendReflection(actor, { c_did: "DID", c_share: "YES", [first?.id ?? ""]: "the blue cup" });
    const detail = await assignmentPage(jo, couple.id, assignments[0]?.id ?? "");
    expect(detail).toMatchObject({ exerciseCode: "OWN.1", title: "First wording", clientTitle: "Kind eyes, first" });
    const read = await reflectionPage(jo, detail.reflectionId ?? "");
    expect(read.title).toBe("First wording");
    expect(read.answers).toContainEqual(expect.objectContaining({ label: first?.label, value: "the blue cup" }));
  });
});
