import { describe, expect, it } from "vitest";
import { criterionCodes } from "#lib/criteria/criterion.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import { buildForm, checkAnswers } from "#lib/exercises/form.ts";
import { findCode } from "#lib/observations/code.ts";
import { demoCases, demoReflections } from "#tests/unit/fixtures/demo.ts";

const isSolo = (id: string) => demoCases.find((entry) => entry.id === id)?.kind === "INDIVIDUAL";

describe("the demo practice (domain section 7)", () => {
  it("names the fictional cast", () => {
    expect(demoCases.flatMap(({ people }) => people.map(({ name }) => name))).toEqual([
      "Tobias Lindqvist",
      "Noor Haddad",
      "Grace Okafor",
      "Helen Marsh",
      "Ruben Castellano",
    ]);
  });

  it("uses codes and exercises that exist, on people of the case", () => {
    for (const { sessions, assignments, people } of demoCases) {
      const seats = people.map(({ seat }) => seat);
      for (const { code, light, seat } of sessions.flatMap(({ moves }) => moves)) {
        expect(code === null ? light !== null : findCode(code) !== undefined).toBe(true);
        expect(seats).toContain(seat);
      }
      for (const { exercise, given } of assignments) {
        expect(findExercise(exercise), exercise).toBeDefined();
        for (const { seat } of given) expect(seats).toContain(seat);
      }
    }
  });

  it("has the same ratings in its reviews and in the expected change words", () => {
    for (const { reviews, expectedChangeWords, people } of demoCases) {
      for (const { seat } of people) {
        for (const criterion of criterionCodes) {
          const own = reviews.filter((review) => review.seat === seat);
          const expected = expectedChangeWords[seat]?.[criterion];
          expect(own.map(({ therapist }) => therapist[criterion])).toEqual(expected?.therapist.ratings);
          expect(own.map(({ self }) => self[criterion])).toEqual(expected?.self.ratings);
        }
      }
    }
  });

  it("keeps Noor's report in Noor's room", () => {
    const told = demoCases[0]?.sessions.flatMap(({ moves }) => moves).filter(({ code }) => code === "SAF.BLOCK");
    expect(told).toMatchObject([{ seat: "A", toldBy: "B", room: "B", source: "REPORTED_BY_PARTNER" }]);
    const open = demoCases[0]?.sessions.map(({ closingLine, promise }) => `${closingLine} ${promise}`).join(" ");
    expect(open).not.toMatch(/doorway|block/iu);
  });

  it.each(demoReflections)("$case, after session $afterSession, $exercise: the form takes the answers as they stand", (sent) => {
    const exercise = findExercise(sent.exercise);
    if (!exercise) throw new Error(`no ${sent.exercise}`);
    const form = buildForm(exercise, { solo: isSolo(sent.case), size: "FULL", therapist: "Jo", cover: null, secrets: null });
    const checked = checkAnswers(form, sent.answers);
    expect(checked).toMatchObject({ ok: true });
    expect(checked.ok && Object.keys(checked.answers).toSorted()).toEqual(Object.keys(sent.answers).toSorted());
  });

  it("answers assignments with options that exist", () => {
    for (const { assignments, id } of demoCases) {
      for (const { exercise, answers } of assignments) {
        const entry = findExercise(exercise);
        if (!entry || Object.keys(answers).length === 0) continue;
        const form = buildForm(entry, { solo: isSolo(id), size: "FULL", therapist: "Jo", cover: null, secrets: null });
        expect(checkAnswers(form, { c_did: "DID", c_share: "YES", ...answers })).toMatchObject({ ok: true });
      }
    }
  });
});
