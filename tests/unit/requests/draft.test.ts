import { describe, expect, it } from "vitest";
import { findCheckIn } from "#lib/exercises/check-in.ts";
import { allExercises, findExercise, type Exercise } from "#lib/exercises/exercise.ts";
import { buildForm, type Form } from "#lib/exercises/form.ts";
import { isStale, noDraft, readVersion, saysTheSame, versionText, withPart } from "#lib/requests/draft.ts";
import { fieldsOf, layoutOf, namesOf, partName, partNamed, partsOf, unknownNames } from "#lib/requests/form-parts.ts";
import { differencesOf, merged, textsOf, typedWords } from "#lib/requests/typed-words.ts";
import { deviceOf } from "#lib/requests/device.ts";

const formOf = (code: string): Form => {
  const exercise = findExercise(code);
  if (!exercise) throw new Error(code);
  return buildForm(exercise, { solo: false, size: "FULL", therapist: "Jo", cover: null, secrets: null });
};
const steady = formOf("EX.STEADY");
const warm = formOf("EX.WARM_EYES");

describe("which draft a page has seen", () => {
  it("is read back as it was written, and nothing else is", () => {
    expect(readVersion(versionText({ version: 3, page: "k9f2a1x0" }))).toEqual({ version: 3, page: "k9f2a1x0" });
    for (const strange of [undefined, "", "3", "3-", "-k9f2a1x0", "3-K9F2A1X0", "3-k9f2a1x0x", ["3-k9f2a1x0"], "1e9-k9f2a1x0"]) expect(readVersion(strange)).toBeNull();
  });

  it("is stale once another page wrote, and never by a page's own saves", () => {
    const own = { ...noDraft, by: "aaaaaaaa", since: 2 };
    expect(isStale(own, 4, { version: 4, page: "bbbbbbbb" })).toBe(false);
    expect(isStale(own, 4, { version: 3, page: "bbbbbbbb" })).toBe(true);
    expect(isStale(own, 4, { version: 1, page: "aaaaaaaa" })).toBe(false);
    expect(isStale(own, 4, { version: 0, page: "aaaaaaaa" })).toBe(true);
  });

  it("replaces one page's inputs and leaves the rest", () => {
    expect(withPart({ a: "1", b: "2", c: "3" }, ["a", "b"], { a: "9", x: "no" })).toEqual({ c: "3", a: "9" });
    expect(saysTheSame({ a: "one\r\ntwo " }, { a: "one\ntwo" }, ["a"])).toBe(true);
    expect(saysTheSame({ a: ["x", "y"] }, { a: "x" }, ["a"])).toBe(false);
  });
});

describe("the pages of a form", () => {
  it.each(allExercises.map(({ code }) => code))("hold every field of %s once, at most five open, in at most three pages", (code) => {
    const form = formOf(code);
    const parts = partsOf(form, {});
    const ids = parts.flatMap(({ open, more }) => [...open, ...more].map(({ id }) => id));
    expect(ids.toSorted()).toEqual(fieldsOf(form).map(({ id }) => id).toSorted());
    expect(parts.length).toBeLessThanOrEqual(3);
    for (const { open } of parts) expect(open.length).toBeLessThanOrEqual(5);
    expect(parts[0]?.open[0]?.id).toBe("c_did");
    expect(parts.at(-1)?.open.at(-1)?.id).toBe("c_share");
    for (const part of parts) expect(partNamed(form, partName(part, {}))).toEqual(part);
  });

  it("are four for the twelve items of a check-in, three items each, and one for what was noticed", () => {
    const formOfCheckIn = (code: "CHECK.SELF" | "CHECK.NOTICED") => buildForm(findCheckIn(code) as Exercise, { solo: false, size: "FULL", therapist: "Jo", cover: null, secrets: null });
    const self = formOfCheckIn("CHECK.SELF");
    const parts = partsOf(self, {});
    expect(parts.map(({ open, more }) => [open.length, more.length])).toEqual([[3, 0], [3, 0], [3, 0], [3, 0]]);
    expect(parts.flatMap(({ open }) => open.map(({ id }) => id)).toSorted()).toEqual(fieldsOf(self).map(({ id }) => id).toSorted());
    for (const part of parts) expect(partNamed(self, partName(part, {}))).toEqual(part);
    expect([layoutOf(self), layoutOf(formOfCheckIn("CHECK.NOTICED"))]).toEqual(["steps", "single"]);
  });

  it("are steps where the body is asked about, else one", () => {
    expect([layoutOf(steady), layoutOf(warm)]).toEqual(["single", "steps"]);
  });

  it("leave out after 'not this time' what is asked no more", () => {
    const parts = partsOf(warm, { c_did: "NOT_THIS_TIME" });
    expect(parts.map(({ kind }) => kind)).toEqual(["did", "share"]);
    expect(parts.flatMap(({ open, more }) => [...open, ...more].map(({ id }) => id))).toEqual(["c_did", "c_barrier", "c_note", "c_share"]);
  });

  it("know a name that no page of theirs sends", () => {
    expect(unknownNames(warm, { c_did: "DID", "body.places": "jaw", "body.other": "x", extra: "y" })).toEqual(["body.other", "extra"]);
    expect(namesOf(fieldsOf(warm))).toContain("body.sensations");
  });
});

describe("two drafts", () => {
  const fields = fieldsOf(steady);
  const kept = { c_did: "DID", what: "tea at six", c_note: "" };
  const aside = { c_did: "PART", what: "coffee at seven", c_note: "only here", cage: "3" };

  it("differ only where both have words", () => {
    expect(differencesOf(fields, kept, aside).map(({ field, kept: one, other }) => [field.id, one, other])).toEqual([
      ["c_did", "did it", "did part"], ["what", "tea at six", "coffee at seven"],
    ]);
  });

  it("become one as picked, and lose nothing that was picked by nobody", () => {
    expect(merged(fields, kept, aside, { c_did: "other", what: "both" })).toEqual({ c_did: "PART", what: "tea at six\n\ncoffee at seven", c_note: "only here", cage: "3" });
    expect(merged(fields, kept, aside, { c_did: "kept", what: "kept" })).toEqual({ c_did: "DID", what: "tea at six", c_note: "only here", cage: "3" });
  });
});

describe("what was typed, in words", () => {
  it("names choices as they were offered, and keeps line ends", () => {
    expect(typedWords(fieldsOf(warm), { c_did: "PART", c_note: "one\r\ntwo", "body.places": ["jaw", "belly"] }).map(({ fieldId, words }) => [fieldId, words])).toEqual([
      ["c_did", "did part"], ["body", "jaw, belly"], ["c_note", "one\ntwo"],
    ]);
  });

  it("finds the texts of a form nobody knows any more", () => {
    expect(textsOf({ c_did: "PART", what: "a whole thought", c_share: "NO" })).toEqual(["a whole thought"]);
  });
});

describe("the kind of a device", () => {
  it.each([
    [null, ""], ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148", "phone"], ["Mozilla/5.0 (Linux; Android 15; Pixel) Mobile Safari", "phone"],
    ["Mozilla/5.0 (Linux; Android 14; Tab) Safari", "tablet"], ["Mozilla/5.0 (X11; Linux x86_64)", "computer"],
  ])("of %s is %s", (agent, kind) => expect(deviceOf(agent)).toBe(kind));
});
