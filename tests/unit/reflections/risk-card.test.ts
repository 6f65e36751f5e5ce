import { describe, expect, it } from "vitest";
import { gradeOf, sentencesOf, wordsOf } from "#lib/exercises/reading-grade.ts";
import { card as words } from "#lib/reflections/messages.ts";
import { neighboursOf } from "#lib/reflections/neighbours.ts";
import { cardFor, takesReply, type CardFrame, type CardMark } from "#lib/reflections/risk-card.ts";
import { isRed, shownClass, standingClass, standingMarks, urgencyOf, type RiskClass, type RiskReply } from "#lib/reflections/risk-class.ts";
import { nextWorkingDay } from "#lib/reflections/risk-due.ts";

const help = [
  { label: "Emergency", number: "999", about: "emergency" }, { label: "Samaritans", number: "116 123", about: "suicide" },
  { label: "National Domestic Abuse Helpline", number: "0808 2000 247", about: "partner violence" }, { label: "Childline", number: "0800 1111", about: "child" },
];
const frame: CardFrame = { therapist: "Jo", help, reading: { next: { day: "Thu 26 Nov", time: "09:00" }, cover: "Ines" } };
const mark = (found: RiskClass, loweredFrom: RiskClass | null = null): CardMark => ({ class: found, loweredFrom });
const classes = ["A", "B", "B2", "C", "D"] as const;

describe("the card", () => {
  it("is that of the highest class, with who reads and when", () => {
    expect(cardFor([mark("D"), mark("B2"), mark("A")], frame)).toMatchObject({
      kind: "A", text: "Some of your words may mean you are in danger or in great pain. We can't tell from here. If you might act on it now, call 999 or 116 123. Jo reads on Thu 26 Nov at 09:00. Until then: Ines.",
      calls: [{ label: "Emergency", number: "999" }, { label: "Samaritans", number: "116 123" }],
    });
    expect(cardFor([mark("D"), mark("B"), mark("C")], frame)?.kind).toBe("C");
    expect(cardFor([mark("D", "B")], frame)).toMatchObject({ kind: "LONG_AGO", text: "That sounds heavy. Was this long ago?", calls: [] });
  });

  it("is none without a mark, or for a wish to be contacted", () => {
    expect([cardFor([], frame), cardFor([mark("CONTACT")], frame)]).toEqual([null, null]);
  });

  it.each(classes)("%s promises nothing where no reading time is known", (found) => {
    for (const reading of [null, { next: null, cover: "Ines" }]) {
      const text = cardFor([mark(found)], { ...frame, reading })?.text ?? "";
      expect(text).not.toMatch(/reads on|Until then|\{/);
      expect(text.length).toBeGreaterThan(20);
    }
    expect(cardFor([mark(found)], { ...frame, help: [], reading: null })?.text).not.toContain("{");
  });

  it.each(classes)("%s names no violence, no line about it, and is read with ease", (found) => {
    const made = cardFor([mark(found)], frame);
    const said = [made?.text ?? "", ...(made?.calls.map(({ label }) => label) ?? []), ...(made?.replies.map(({ label }) => label) ?? [])].join(" ");
    expect(said).not.toMatch(/violen|abuse|harm|hit|attack|suicide|risk|tier/i);
    for (const sentence of sentencesOf(made?.text ?? "")) expect(wordsOf(sentence).length).toBeLessThanOrEqual(20);
    expect(gradeOf(made?.text ?? "")).toBeLessThanOrEqual(6);
  });

  it("fills a name that looks like a place once", () => {
    expect(cardFor([mark("B2")], { ...frame, therapist: "{cover}" })?.text).toContain("{cover} reads on");
  });

  it("takes the answers it offers and no others", () => {
    const taken = (kind: Parameters<typeof takesReply>[0]) => (["SAFE", "NOT_SURE", "NOT_SAFE", "LONG_AGO", "NOT_LONG_AGO", "NOT_MEANT"] as RiskReply[]).filter((reply) => takesReply(kind, reply));
    expect(taken("D")).toEqual(["SAFE", "NOT_SURE", "NOT_SAFE", "NOT_MEANT"]);
    expect(taken("LONG_AGO")).toEqual(["LONG_AGO", "NOT_LONG_AGO", "NOT_MEANT"]);
    expect([taken("A"), taken(null)]).toEqual([["NOT_MEANT"], []]);
  });

  it("has words around it without a word that judges or gives away", () => {
    const all = Object.values(words).flatMap((part) => (typeof part === "string" ? [part] : Object.values(part)));
    for (const text of all) expect(text).not.toMatch(/couple|therapy|relationship|attachment|middleground|should|please|just|!|violen|abuse/i);
  });
});

describe("marks as they stand", () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour));
  const stored = (rest: object) => ({ class: "D" as RiskClass, loweredFrom: null as RiskClass | null, reply: null as RiskReply | null, repliedAt: null as Date | null, markedAt: at(10), ...rest });

  it("go from A to D, then wishes for contact, then what carries none", () => {
    expect((["CONTACT", "D", "B2", "B", "C", "A", null] as const).toSorted((one, other) => urgencyOf(one) - urgencyOf(other))).toEqual(["A", "C", "B", "B2", "D", "CONTACT", null]);
    expect(shownClass([])).toBeNull();
    expect(["A", "B", "B2", "C", "D", "CONTACT"].map((one) => isRed(one as RiskClass))).toEqual([true, true, true, true, false, false]);
  });

  it("get their class back by “not long ago”, and by nothing else", () => {
    expect(standingClass(stored({ loweredFrom: "B", reply: "NOT_LONG_AGO" }))).toBe("B");
    for (const reply of [null, "LONG_AGO", "NOT_MEANT"]) expect(standingClass(stored({ loweredFrom: "B", reply }))).toBe("D");
  });

  it("are answered by a clearance until something newer comes; what was not meant clears nothing", () => {
    expect(standingMarks([stored({}), stored({ reply: "NOT_MEANT", repliedAt: at(11) })], [])).toHaveLength(2);
    expect(standingMarks([stored({})], [at(12)])).toEqual([]);
    expect(standingMarks([stored({ markedAt: at(13) })], [at(12), at(9)])).toHaveLength(1);
    expect(standingMarks([stored({ loweredFrom: "B", reply: "NOT_LONG_AGO", repliedAt: at(13) }), stored({ reply: "NOT_SAFE", repliedAt: at(13) }), stored({ reply: "SAFE", repliedAt: at(13) })], [at(12)])).toHaveLength(2);
  });

  it.each([["2026-11-23", "2026-11-24"], ["2026-11-26", "2026-11-27"], ["2026-11-27", "2026-11-30"], ["2026-11-28", "2026-11-30"], ["2026-11-29", "2026-11-30"], ["2026-12-31", "2027-01-01"]])("of %s are due on %s", (day, due) => {
    expect(nextWorkingDay(day)).toBe(due);
  });

  it("are read one after the other", () => {
    expect([neighboursOf(["a", "b", "c"], "b"), neighboursOf(["a"], "a"), neighboursOf(["a"], "z"), neighboursOf([], "z")]).toEqual([
      { previous: "a", next: "c" }, { previous: null, next: null }, { previous: null, next: "a" }, { previous: null, next: null },
    ]);
  });
});
