import { describe, expect, it } from "vitest";
import { allCriteria } from "#lib/criteria/criterion.ts";
import { goesOutOn, reasonAgainstAsking, type AskingFacts } from "#lib/criteria/asking.ts";
import { checkInReason, findCheckIn, isCheckIn, noticedWords, sectionsOf, selfItemIds, selfItemsOf } from "#lib/exercises/check-in.ts";
import { allExercises } from "#lib/exercises/exercise.ts";
import { buildForm, checkAnswers } from "#lib/exercises/form.ts";

const person = { solo: false, size: "TWO_MINUTE", therapist: "Jo", cover: null, secrets: null } as const;
const formOf = (code: string) => {
  const checkIn = findCheckIn(code);
  if (!checkIn) throw new Error(code);
  return buildForm(checkIn, person);
};

describe("the check-ins", () => {
  it("are never in the library", () => {
    expect(allExercises.filter(({ code }) => isCheckIn(code))).toEqual([]);
    expect([findCheckIn("EX.BIDS"), findCheckIn("toString"), findCheckIn("check.self")]).toEqual([undefined, undefined, undefined]);
  });

  it("ask the twelve items under four headings that name no score; everything may be skipped", () => {
    const form = formOf("CHECK.SELF");
    expect(form.page1).toHaveLength(12);
    expect(form.page1.map(({ label }) => label)).toEqual(allCriteria.flatMap(({ selfItems }) => selfItems));
    expect(form.more).toEqual([]);
    expect(form.sections.map(({ title }) => title)).toEqual(["Knowing my part", "Keeping at it", "Trying new ways", "A steady place inside"]);
    expect(form.sections.flatMap(({ fields }) => fields.map(({ id }) => id))).toEqual(form.page1.map(({ id }) => id));
    expect(form.page1.some(({ required, id }) => required || id.startsWith("c_"))).toBe(false);
    for (const field of form.page1) expect(field).toMatchObject({ type: "choice", options: expect.arrayContaining([{ value: "NO_CHANCE", label: "no chance to" }]) });
    expect(form.steps).toHaveLength(3);
    expect(form.intro[0]).toContain("Jo");
    expect(sectionsOf("CHECK.NOTICED")).toEqual([]);
  });

  it("take an empty form, keep what was chosen, and refuse what is not offered", () => {
    const form = formOf("CHECK.SELF");
    expect(checkAnswers(form, {})).toEqual({ ok: true, answers: { c_did: "DID" } });
    expect(checkAnswers(form, { own_a: "4", own_b: "NO_CHANCE", c_share: "YES" })).toEqual({ ok: true, answers: { c_did: "DID", own_a: "4", own_b: "NO_CHANCE" } });
    expect(checkAnswers(form, { own_a: "5" })).toMatchObject({ ok: false, errors: { own_a: "Choose from the list." } });
    expect(checkAnswers(form, { c_did: "NOT_THIS_TIME", own_a: "4" })).toEqual({ ok: true, answers: { c_did: "NOT_THIS_TIME" } });
  });

  it("read items as numbers; no chance to and skipped are missing", () => {
    expect(selfItemIds("HOME")).toEqual(["home_a", "home_b", "home_c"]);
    expect(selfItemsOf("HOME", { home_a: "0", home_b: "NO_CHANCE" })).toEqual([0, null, null]);
  });

  it("put ticks back into the list's words, in its order", () => {
    const form = formOf("CHECK.NOTICED");
    const checked = checkAnswers(form, { noticed: ["not_say", "need"] });
    expect(checked).toEqual({ ok: true, answers: { c_did: "DID", noticed: ["need", "not_say"] } });
    expect(checked.ok && noticedWords(checked.answers)).toEqual(["named what they needed", "rather not say"]);
    expect(noticedWords({})).toEqual([]);
  });

  it("say nothing a client page may not say", () => {
    for (const code of ["CHECK.SELF", "CHECK.NOTICED"] as const) {
      const { title, steps, clientSafety } = formOf(code);
      expect([title, ...steps, clientSafety, checkInReason[code]].join(" ")).not.toMatch(/couple|therapy|relationship|attachment|score|rating|review|session/i);
    }
  });
});

describe("when a check-in may be asked", () => {
  const facts: AskingFacts = { noticing: false, oneClient: false, today: "2026-11-24", sessionDay: "2026-12-01", waits: null, asked: false, restWeek: false };
  it("goes out two days before the hour", () => expect(goesOutOn("2026-12-01")).toBe("2026-11-29"));
  it.each([
    [{}, null], [{ noticing: true }, null], [{ sessionDay: "2026-11-24" }, null], [{ sessionDay: "2026-12-26" }, null],
    [{ waits: "Rests." }, "Rests."], [{ noticing: true, oneClient: true }, "both come"], [{ sessionDay: "2026-11-23" }, "over"],
    [{ sessionDay: "2026-12-27" }, "month away"], [{ restWeek: true }, "private halves"], [{ asked: true }, "Already"],
  ] as const)("%o: %s", (changed, reason) => {
    const found = reasonAgainstAsking({ ...facts, ...changed });
    if (reason === null) expect(found).toBeNull();
    else expect(found).toContain(reason);
  });
});
