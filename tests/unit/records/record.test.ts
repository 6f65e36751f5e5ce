import { describe, expect, it } from "vitest";
import { fingerprintOf } from "#lib/platform/crypto.ts";
import { composeDocument, LIMITS, toCsv, toJson, type Decided } from "#lib/records/document.ts";
import { hasRunOut } from "#lib/records/erasing.ts";
import { holds, reasonsAgainst, type GroundFacts, type Leave } from "#lib/records/ground.ts";
import { toPdf } from "#lib/records/commands/typeset.ts";
import { belongsTo, inRecordOrder, proposedDecision, speaksOf, withoutNames, withoutOthers, type RecordItem } from "#lib/records/record-item.ts";
import { labelled, linesOf } from "#lib/records/words.ts";

const item = (more: Partial<RecordItem> = {}): RecordItem => ({ type: "reflection", ref: "1", room: "A", author: "A", day: "2026-11-02", title: "", text: "", ...more });

describe("what belongs to a release", () => {
  const ofTobias = { kind: "PERSON", seat: "A", isAlone: false, withProcess: false } as const;
  it.each([
    ["his own file", { room: "A", author: "CLINICIAN" }, true],
    ["his own words of the joint file", { room: "JOINT", author: "A" }, true],
    ["the therapist's words of the joint file", { room: "JOINT", author: "CLINICIAN" }, false],
    ["her words of the joint file", { room: "JOINT", author: "B" }, false],
    ["her file", { room: "B", author: "B" }, false],
    ["what she told alone about him", { room: "B", author: "CLINICIAN" }, false],
    ["process notes", { room: "PROCESS", author: "CLINICIAN" }, false],
  ] as const)("of Tobias: %s", (_, at, belongs) => {
    expect(belongsTo(ofTobias, item(at))).toBe(belongs);
  });

  it("is the joint room alone when both gave leave, and no private room", () => {
    const joint = { ...ofTobias, kind: "JOINT", seat: null } as const;
    expect((["JOINT", "A", "B", "PROCESS"] as const).filter((room) => belongsTo(joint, item({ room })))).toEqual(["JOINT"]);
  });

  it("is everything but process notes for one who comes alone", () => {
    expect((["JOINT", "A", "PROCESS"] as const).filter((room) => belongsTo({ ...ofTobias, isAlone: true }, item({ room, author: "CLINICIAN" })))).toEqual(["JOINT", "A"]);
  });

  it("holds process notes only when they were asked for", () => {
    expect(belongsTo({ ...ofTobias, withProcess: true }, item({ room: "PROCESS" }))).toBe(true);
  });

  it("stands by day", () => {
    expect(inRecordOrder([item({ ref: "2", day: "2026-11-03" }), item({ ref: "1" }), item({ ref: "3" })]).map(({ ref }) => ref)).toEqual(["1", "3", "2"]);
  });
});

describe("what speaks of somebody else", () => {
  it.each([
    ["Noor came late.", true], ["My partner came late.", true], ["noor's key", true], ["I went for a walk.", false], ["Noora came late.", false], ["A noon walk.", false], ["Haddad rang.", true],
  ])("%s", (text, speaks) => {
    expect(speaksOf(text, ["Noor Haddad"])).toBe(speaks);
  });

  it("gives way sentence by sentence, and the rest stays letter for letter", () => {
    expect(withoutOthers("I went out. Noor shouted. Noor cried!\nThen I slept.", ["Noor Haddad"])).toBe("I went out. [left out: about another person]\nThen I slept.");
    expect(withoutOthers("I went out.  Twice.\n", ["Noor Haddad"])).toBe("I went out.  Twice.\n");
  });

  it("is proposed for redaction in one person's file; safety stays out of a joint one", () => {
    expect(proposedDecision({ kind: "PERSON" }, item({ text: "Noor left." }), ["Noor Haddad"])).toBe("REDACT");
    expect(proposedDecision({ kind: "PERSON" }, item({ text: "I left." }), ["Noor Haddad"])).toBe("INCLUDE");
    expect(proposedDecision({ kind: "JOINT" }, item({ type: "decision" }), [])).toBe("LEAVE_OUT");
    expect(proposedDecision({ kind: "JOINT" }, item({ text: "Noor left." }), [])).toBe("INCLUDE");
  });

  it("becomes a stated gap when one is erased, and the other's words stay", () => {
    expect(withoutNames("Seen: Tobias asked twice. Noor went still.", ["Tobias Lindqvist"], "[erased]")).toBe("[erased] Noor went still.");
  });

  it("survives a name made of signs", () => {
    expect(speaksOf("A+ (b) came.", ["A+ (b)"])).toBe(true);
    expect(withoutOthers("x".repeat(20_000), ["((((", "[a-z]+"])).toHaveLength(20_000);
  });
});

describe("on what ground something goes out", () => {
  const tobias = { clientId: "a", name: "Tobias" };
  const noor = { clientId: "b", name: "Noor" };
  const leave = (clientId: string, more: Partial<Leave> = {}): Leave => ({ clientId, coversJoint: true, coversProcess: false, signedOn: "2026-11-01", until: null, withdrawn: false, ...more });
  const joint: GroundFacts = { kind: "JOINT", ground: "BOTH_AUTHORIZED", basis: null, withProcess: false, people: [tobias, noor], leaves: [leave("a"), leave("b")], today: "2026-11-24" };

  it("holds from the day it was signed to its last day, unless it was taken back", () => {
    expect([holds(leave("a"), "2026-10-31"), holds(leave("a"), "2026-11-01"), holds(leave("a", { until: "2026-11-24" }), "2026-11-24"), holds(leave("a", { until: "2026-11-23" }), "2026-11-24"), holds(leave("a", { withdrawn: true }), "2026-11-24")])
      .toEqual([false, true, true, false, false]);
  });

  it("needs both for the joint file, and names who did not sign", () => {
    expect(reasonsAgainst(joint)).toEqual([]);
    expect(reasonsAgainst({ ...joint, leaves: [leave("a")] })).toEqual(["No written leave of Noor for the joint file. Each of them may have their own file without it."]);
    expect(reasonsAgainst({ ...joint, leaves: [leave("a"), leave("b", { coversJoint: false, coversProcess: true })] })).toHaveLength(1);
  });

  it("takes a legal basis in its place, but only one that is written down", () => {
    expect(reasonsAgainst({ ...joint, ground: "LEGAL_BASIS", basis: "Court order of 3 November", leaves: [] })).toEqual([]);
    expect(reasonsAgainst({ ...joint, ground: "LEGAL_BASIS", basis: null, leaves: [] })).toEqual(["The legal basis is not written down."]);
  });

  it("never lets process notes go without a leave of their own", () => {
    const own: GroundFacts = { ...joint, kind: "PERSON", ground: "OWN_REQUEST", people: [tobias], withProcess: true };
    expect(reasonsAgainst(own)).toEqual(["Process notes need a leave of their own. Tobias gave none."]);
    expect(reasonsAgainst({ ...own, ground: "LEGAL_BASIS", basis: "Court order" })).toHaveLength(1);
    expect(reasonsAgainst({ ...own, leaves: [leave("a", { coversProcess: true })] })).toEqual([]);
  });
});

describe("what goes out", () => {
  const facts = { kind: "PERSON", of: "Tobias Lindqvist", practice: "Harbour Street", recipient: "his doctor", purpose: "a second opinion", madeOn: "2026-11-24", by: "Jo" } as const;
  const decided: Decided[] = [
    { item: item({ title: "Body scan", text: "=1+1" }), decision: "INCLUDE", text: null, reason: null },
    { item: item({ ref: "2", title: "Noor and the key", text: "Noor shouted." }), decision: "REDACT", text: "It was loud.", reason: "It is about another person." },
    { item: item({ ref: "3", title: "Noor", text: "canary" }), decision: "LEAVE_OUT", text: null, reason: "It is about another person." },
  ];
  const document = composeDocument(facts, decided);

  it("says where something is left out, and neither its title nor its words", () => {
    expect(toJson(document)).not.toMatch(/Noor|canary|shouted/);
    expect(document.files[0]?.entries.map(({ heading, text, gap }) => [heading, text, gap])).toEqual([
      ["Reflection: Body scan", "=1+1", null], ["Reflection", "It was loud.", "It is about another person."], ["Left out", "", "It is about another person."],
    ]);
  });

  it("runs nothing in a spreadsheet", () => {
    expect(toCsv(document)).toContain("\"'=1+1\"");
    expect(toCsv(composeDocument(facts, [{ ...(decided[0] as Decided), item: item({ text: "\t@SUM(1)" }) }]))).toContain("\"'\t@SUM(1)\"");
    expect(toCsv(document)).toContain(LIMITS);
  });

  it("is the same bytes each time, and its properties tell nothing about anybody", async () => {
    const [one, again] = [await toPdf(document), await toPdf(document)];
    expect(fingerprintOf(one)).toBe(fingerprintOf(again));
    expect(one.toString("latin1")).not.toMatch(/Tobias|Lindqvist|Noor|Harbour|Jo\b|2026112[0-9]{6}[1-9]/);
    expect(one.toString("latin1")).toContain("/MarkInfo");
  });

  it("tells a stored form as lines", () => {
    expect(linesOf("plain words")).toBe("plain words");
    expect(linesOf(JSON.stringify({ warningSigns: "Not sleeping", people: ["Ana", "Ben"], empty: "", lean: 4, answers: { "1": "RATHER_NOT_SAY" } }))).toBe("Warning signs: Not sleeping\nPeople: Ana\nPeople: Ben\nLean: 4\nAnswers, 1: Rather not say");
    expect(labelled({ Why: "x", Plan: null })).toBe("Why: x");
  });
});

it("keeps a case for the practice's years to the day", () => {
  expect([hasRunOut("2019-11-24", "2026-11-24", 7), hasRunOut("2019-11-25", "2026-11-24", 7), hasRunOut("2020-02-29", "2027-03-01", 7)]).toEqual([true, false, true]);
});
