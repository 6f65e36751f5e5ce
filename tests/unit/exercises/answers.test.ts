import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findExercise } from "#lib/exercises/exercise.ts";
import { buildForm, checkAnswers } from "#lib/exercises/form.ts";

function form(code: string, solo = false) {
  const exercise = findExercise(code);
  if (!exercise) throw new Error(`no ${code}`);
  return buildForm(exercise, { solo, size: "FULL", therapist: "Jo", cover: null, secrets: null });
}
const bids = form("EX.BIDS");
const sent = { c_did: "DID", c_share: "NO" };
const check = (raw: unknown) => checkAnswers(bids, raw);
const answersOf = (raw: Record<string, unknown>) => {
  const checked = check({ ...sent, ...raw });
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  return checked.answers;
};
const errorsOf = (raw: Record<string, unknown>) => {
  const checked = check({ ...sent, ...raw });
  return checked.ok ? {} : checked.errors;
};

describe("required answers", () => {
  it("are did and share; everything else may be left blank", () => {
    expect(check({})).toEqual({
      ok: false,
      errors: { c_did: "Choose one. Not this time is fine too.", c_share: "Choose one, so your words stay where you want them." },
    });
    expect(check(sent)).toEqual({ ok: true, answers: sent });
  });

  it.each([null, undefined, "c_did=DID", 7, []])("reads %j as an empty form", (raw) => {
    expect(check(raw).ok).toBe(false);
  });

  it("have no share question for one client alone", () => {
    expect(checkAnswers(form("EX.BIDS", true), { c_did: "DID" })).toEqual({ ok: true, answers: { c_did: "DID" } });
  });

  it("drop what is blank and what is not in the form", () => {
    expect(answersOf({ reach: "  ", urge: "", answer: [], "body.places": [], hacked: "x", __proto__: { guess: "x" } })).toEqual(sent);
  });

  it("are not read from what a value inherits", () => {
    expect(check(Object.create(sent)).ok).toBe(false);
  });
});

describe("not this time", () => {
  it("keeps only barrier, note and share, and requires none of them", () => {
    expect(checkAnswers(bids, { c_did: "NOT_THIS_TIME" })).toEqual({ ok: true, answers: { c_did: "NOT_THIS_TIME" } });
    const raw = { c_did: "NOT_THIS_TIME", c_barrier: ["forgot"], c_note: "Later.", c_share: "ASK", urge: "9", reach: "a joke", c_upset: "9" };
    expect(checkAnswers(bids, raw)).toEqual({
      ok: true,
      answers: { c_did: "NOT_THIS_TIME", c_barrier: ["forgot"], c_note: "Later.", c_share: "ASK" },
    });
  });

  it("does not stumble over a field that is not asked then", () => {
    expect(checkAnswers(bids, { c_did: "NOT_THIS_TIME", urge: "eleven" }).ok).toBe(true);
  });

  it("keeps a barrier after 'did part' and drops it after 'did it'", () => {
    expect(answersOf({ c_did: "PART", c_barrier: "too hard" })).toMatchObject({ c_barrier: ["too hard"] });
    expect(answersOf({ c_barrier: "too hard" })).toEqual(sent);
  });
});

describe("each field type", () => {
  it.each([["0", 0], ["10", 10], [" 7 ", 7], [7, 7]])("scale %j is %j", (raw, value) => {
    expect(answersOf({ urge: raw }).urge).toBe(value);
  });

  it.each(["11", "-1", "7.5", "7,5", "seven", "1e1", "0x5", "٣", 10.5, -1, Number.NaN, "99999999999"])("scale %j is refused", (raw) => {
    expect(errorsOf({ urge: raw })).toEqual({ urge: "Choose a whole number from 0 to 10." });
  });

  it("choice: one option of the list", () => {
    expect(answersOf({ noticed: "after a while" }).noticed).toBe("after a while");
    expect(errorsOf({ noticed: "never" })).toEqual({ noticed: "Choose from the list." });
    expect(errorsOf({ noticed: ["right away", "only later"] })).toEqual({ noticed: "Choose just one." });
    expect(errorsOf({ c_did: "constructor" })).toHaveProperty("c_did");
  });

  it("multi: options in the list's order, each once", () => {
    expect(answersOf({ answer: ["spoke", "looked", "spoke"] }).answer).toEqual(["looked", "spoke"]);
    expect(answersOf({ answer: "touched" }).answer).toEqual(["touched"]);
    expect(errorsOf({ answer: ["looked", "shouted"] })).toEqual({ answer: "Choose from the list." });
    expect(errorsOf({ answer: [["looked"]] })).toHaveProperty("answer");
  });

  it("body: places and sensations, flat as a form sends them or nested as stored", () => {
    const body = { places: ["jaw", "chest"], sensations: ["tight", "soft"] };
    expect(answersOf({ "body.places": ["chest", "jaw"], "body.sensations": ["soft", "tight"] }).body).toEqual(body);
    expect(answersOf({ body }).body).toEqual(body);
    expect(answersOf({ "body.places": "jaw" }).body).toEqual({ places: ["jaw"], sensations: [] });
    expect(errorsOf({ "body.places": ["wallet"] })).toEqual({ body: "Choose from the list." });
    expect(errorsOf({ "body.sensations": "jaw" })).toHaveProperty("body");
  });

  it("short and long: counted in code points, not in units", () => {
    expect(answersOf({ reach: "😀".repeat(140) }).reach).toHaveLength(280);
    expect(errorsOf({ reach: "a".repeat(141) })).toEqual({ reach: "Keep this to 140 characters." });
    expect(answersOf({ guess: "é".repeat(2000) }).guess).toHaveLength(2000);
    expect(errorsOf({ guess: "é".repeat(2001) })).toEqual({ guess: "Keep this to 2000 characters." });
  });

  it("text: keeps markup and lines as written, trims the ends", () => {
    expect(answersOf({ guess: " <b>hi</b> & 'you'\r\nnext\tline " }).guess).toBe("<b>hi</b> & 'you'\nnext\tline");
  });

  it.each(["a\u0000b", "a\ud800", "\udc00b", "\u001b[31m", "\u007f"])("text %j is refused in words", (raw) => {
    expect(errorsOf({ reach: raw })).toEqual({ reach: "This holds a sign we can't store. Please type it again." });
  });

  it.each([[{}], [true], [() => "x"]])("text %j is refused", (raw) => {
    expect(errorsOf({ reach: raw })).toHaveProperty("reach");
  });

  it("date: a real day, not after today", () => {
    expect(answersOf({ c_when: "2024-02-29" }).c_when).toBe("2024-02-29");
    for (const day of ["2023-02-29", "1890-01-01", "14.03.2026", "2026-3-4", "2026-13-01"]) {
      expect(errorsOf({ c_when: day })).toEqual({ c_when: "Write a real date, like 2026-03-14." });
    }
    const late = checkAnswers(bids, { ...sent, c_when: "2026-03-15" }, "2026-03-14");
    expect(late).toEqual({ ok: false, errors: { c_when: "Choose today or a day before." } });
    expect(checkAnswers(bids, { ...sent, c_when: "2026-03-14" }, "2026-03-14").ok).toBe(true);
  });

  it("time: 00:00 to 23:59", () => {
    const steady = form("EX.STEADY");
    for (const time of ["00:00", "23:59"]) expect(checkAnswers(steady, { ...sent, time })).toMatchObject({ answers: { time } });
    for (const time of ["24:00", "7:30", "12:60", "noon"]) expect(checkAnswers(steady, { ...sent, time }).ok).toBe(false);
  });

  it("number: a whole number within its range; 0 is an answer", () => {
    const widen = form("EX.WIDEN");
    expect(checkAnswers(widen, { ...sent, time: "0" })).toMatchObject({ answers: { time: 0 } });
    expect(checkAnswers(widen, { ...sent, time: "10081" })).toEqual({
      ok: false,
      errors: { time: "Write a whole number from 0 to 10080." },
    });
  });

  it("reports every refused field at once, in the order of the page", () => {
    expect(Object.keys(errorsOf({ urge: "x", c_hard: "x", noticed: "x", c_did: "" }))).toEqual(["c_did", "urge", "noticed", "c_hard"]);
  });
});

describe("any input at all", () => {
  it("gives answers or errors, never throws, and checked answers pass again unchanged", () => {
    const names = [...bids.page1, ...bids.more].map(({ id }) => id);
    const value = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("DID", "NO", "3", "spoke", "tight"), fc.anything());
    const raw = fc.dictionary(fc.constantFrom(...names, "body.places", "body.sensations", "x"), value);
    fc.assert(
      fc.property(raw, (input) => {
        const checked = check(input);
        if (!checked.ok) expect(Object.keys(checked.errors).length).toBeGreaterThan(0);
        else expect(check(checked.answers)).toEqual(checked);
      }),
      { numRuns: 500 },
    );
  });
});
