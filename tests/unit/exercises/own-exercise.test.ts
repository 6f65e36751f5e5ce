import { describe, expect, it } from "vitest";
import { changeDraft, deedOf, draftFrom, draftOf, freshId, type ExerciseDraft } from "#lib/exercises/draft.ts";
import { allExercises, findExercise, libraryCodeOf, ownExerciseShape, type Exercise, type OwnExercise } from "#lib/exercises/exercise.ts";
import { exerciseGiven } from "#lib/exercises/given.ts";
import { changeExerciseInput, wordingInput } from "#lib/exercises/schema.ts";
import { copyOf, differences, gatesFor, reworded } from "#lib/exercises/wording.ts";

const exercise = (code: string): Exercise => findExercise(code) ?? (() => { throw new Error(code); })();
const own = (code: string): OwnExercise => copyOf(exercise(code), "OWN.1");
const sentences = (draft: unknown): string[] => {
  const read = wordingInput.safeParse(draft);
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};
const withField = (draft: ExerciseDraft, at: number, part: Record<string, string>): ExerciseDraft =>
  ({ ...draft, fields: draft.fields.map((field, index) => (index === at ? { ...field, ...part } : field)) });

describe("an exercise as a practice's own", () => {
  it.each(allExercises)("$code goes through the form and comes out word for word", (library) => {
    const before = copyOf(library, "OWN.7");
    const after = reworded(before, wordingInput.parse(draftOf(before)));
    expect(differences(before, after)).toEqual({});
    expect({ ...after, originLine: before.originLine }).toEqual(before);
    expect(ownExerciseShape.parse(after)).toEqual(after);
    expect(libraryCodeOf(after)).toBe(library.code);
  });

  it("keeps side, kind, criteria and moves whatever is typed, and says that it was reworded", () => {
    const before = own("EX.BIDS");
    const after = reworded(before, wordingInput.parse({ ...draftOf(before), title: "Small reaches", gate: "G2" }));
    expect(after).toMatchObject({ title: "Small reaches", gate: "G2", side: before.side, kind: before.kind, criteria: before.criteria, answers: before.answers, basedOn: "EX.BIDS" });
    expect(after.originLine).toBe(`${before.originLine} Reworded by this practice.`);
    expect(() => wordingInput.parse({ ...draftOf(before), side: "both" })).toThrow();
  });

  it("has a gate as close as the library's or closer, never looser", () => {
    expect(gatesFor("G0")).toEqual(["G0", "R", "G1", "G2"]);
    expect(gatesFor("R")).toEqual(["R"]);
    expect(gatesFor("G1")).toEqual(["G1", "G2"]);
    expect(gatesFor("G2")).toEqual(["G2"]);
    const body = own("EX.BODY_SCAN");
    expect(reworded(body, wordingInput.parse({ ...draftOf(body), gate: "R" })).roomFirst).toBe(true);
  });

  it("opens a question in the shared view only while it has the words it was allowed with", () => {
    const map = own("EX.LOOP_MAP");
    const at = map.form.findIndex(({ id }) => id === "name");
    expect(reworded(map, wordingInput.parse(draftOf(map))).sharedView).toEqual(["name"]);
    expect(reworded(map, wordingInput.parse(withField(draftOf(map), at, { label: "What do you hide?" }))).sharedView).toEqual([]);
  });

  it("is what a task was given in, else the library's", () => {
    expect(exerciseGiven({ exerciseCode: "EX.BIDS", exerciseVersion: null })?.title).toBe(exercise("EX.BIDS").title);
    const content = { ...own("EX.BIDS"), title: "Small reaches" };
    expect(own("EX.BIDS").title).toBe(`${exercise("EX.BIDS").title} (own)`);
    expect(copyOf(own("EX.BIDS"), "OWN.2").title).toBe(own("EX.BIDS").title);
    expect(exerciseGiven({ exerciseCode: "OWN.1", exerciseVersion: { content } })?.title).toBe("Small reaches");
    expect(exerciseGiven({ exerciseCode: "OWN.1", exerciseVersion: null })).toBeUndefined();
    expect(() => exerciseGiven({ exerciseCode: "OWN.1", exerciseVersion: { content: { code: "OWN.1" } } })).toThrow();
  });
});

describe("what may be typed", () => {
  const draft = draftOf(own("EX.BIDS"));

  it("says what is missing or too much, beside its field", () => {
    expect(sentences({ ...draft, title: " " })).toEqual(["title: Enter a title for you and your colleagues."]);
    expect(sentences({ ...draft, steps: "\n\n" })).toEqual(["steps: Write the steps, one a line."]);
    expect(sentences({ ...draft, minutes: "soon" })).toEqual(["minutes: Enter how many minutes it takes, from 1 to 120."]);
    expect(sentences(withField(draft, 0, { label: "" }))).toEqual(["fields.0.label: Write the question as the client reads it."]);
    expect(sentences(withField(draft, 1, { low: "" }))).toEqual(["fields.1.low: Write what 0 stands for."]);
    expect(sentences(withField(draft, 2, { options: "one" }))).toEqual(["fields.2.options: Write at least two choices, one a line."]);
    expect(sentences(withField(draft, 2, { options: "one\none" }))).toEqual(["fields.2.options: Each choice needs words of its own."]);
    expect(sentences(withField(draft, 0, { type: "number", min: "9", max: "3" }))).toEqual(["fields.0.max: The highest number is above the lowest."]);
  });

  it("refuses names of the common questions, doubles, strange types and texts that cannot be kept", () => {
    const strange: Record<string, string>[] = [{ id: "c_share" }, { id: "C1" }, { type: "slider" }, { page: "2" }, { label: "\u0000" }, { label: "x".repeat(121) }];
    for (const part of strange) {
      expect(sentences(withField(draft, 0, part))).toHaveLength(1);
    }
    expect(sentences(withField(draft, 0, { id: draft.fields[1]?.id ?? "" }))).toHaveLength(1);
  });

  it("has room for three questions of its own on the first page (decision 8)", () => {
    const first = draft.fields.map((field, at) => ({ ...field, page: at < 3 ? "1" : "more" }));
    expect(sentences({ ...draft, fields: first })).toEqual([]);
    expect(sentences({ ...draft, fields: first.map((field) => ({ ...field, page: "1" })) })).toEqual([expect.stringContaining("fields: The first page has room for three")]);
  });

  it("takes no exercise of nobody", () => {
    expect(changeExerciseInput.parse({ code: "../x", version: 1, wording: draft }).code).toBe("");
  });
});

describe("the buttons of the form", () => {
  const draft = draftOf(own("EX.BIDS"));
  const ids = (one: ExerciseDraft) => one.fields.map(({ id }) => id);

  it("move, remove and add questions and keep every word", () => {
    const [a, b, ...rest] = ids(draft);
    const up = changeDraft(draft, { kind: "up", at: 1 });
    expect([ids(up.draft), up.focus]).toEqual([[b, a, ...rest], "question-0"]);
    expect(changeDraft(draft, { kind: "down", at: 0 })).toEqual({ draft: up.draft, focus: "down-1" });
    expect(ids(changeDraft(draft, { kind: "remove", at: 0 }).draft)).toEqual([b, ...rest]);
    const added = changeDraft(draft, { kind: "add", type: "scale" });
    expect(added.draft.fields.at(-1)).toMatchObject({ id: "own_a", type: "scale", page: "more", label: "" });
    expect({ ...added.draft, fields: added.draft.fields.slice(0, -1) }).toEqual(draft);
  });

  it("change nothing at the edges and hold at most twenty", () => {
    expect(ids(changeDraft(draft, { kind: "up", at: 0 }).draft)).toEqual(ids(draft));
    expect(ids(changeDraft(draft, { kind: "remove", at: 99 }).draft)).toEqual(ids(draft));
    let full = draft;
    for (let n = 0; n < 30; n += 1) full = changeDraft(full, { kind: "add", type: "short" }).draft;
    expect(full.fields).toHaveLength(20);
    expect(new Set(ids(full)).size).toBe(20);
    expect(freshId([{ id: "own_a" }, { id: "own_c" }])).toBe("own_b");
  });

  it("are read from what is sent, and anything strange only looks again", () => {
    expect(deedOf("up.3", "")).toEqual({ kind: "up", at: 3 });
    expect(deedOf("add", "body")).toEqual({ kind: "add", type: "body" });
    for (const intent of ["add", "up", "up.-1", "up.1e3", "", null, {}, "toString"]) expect(deedOf(intent, "constructor")).toEqual({ kind: "check" });
    expect(draftFrom({ title: "A", fields: { 0: { id: "x", label: "B", extra: "C" }, 1: "text" }, other: "D" })).toMatchObject({ title: "A", purpose: "", fields: [{ id: "x", label: "B" }] });
    expect(JSON.stringify(draftFrom({ fields: { 0: { extra: "C" } }, other: "D" }))).not.toMatch(/C|D/);
  });
});
