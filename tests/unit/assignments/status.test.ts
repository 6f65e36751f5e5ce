import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOpenTask, proposedSize, statusInWords, statusPrompt, taskStatus, TASK_STATUSES, type LinkFacts, type TaskFacts } from "#lib/assignments/status.ts";

const NOW = new Date("2026-11-23T12:00:00Z");
const TODAY = "2026-11-23";
const GIVEN: TaskFacts = { dueOn: "2026-11-30", approved: true, withdrawn: false, paused: false, sent: null, told: null, link: null };
const LINK: LinkFacts = { endedAs: null, expiresAt: new Date("2026-12-04T00:00:00Z"), out: true, opened: false, hasDraft: false };

describe("where a task stands", () => {
  it.each([
    ["approved", {}],
    ["sent", { link: LINK }],
    ["approved", { link: { ...LINK, out: false } }],
    ["opened", { link: { ...LINK, out: false, opened: true } }],
    ["drafted", { approved: false }],
    ["paused", { paused: true, link: LINK }],
    ["sent-back", { paused: true, sent: "DID" }],
    ["opened", { link: { ...LINK, opened: true } }],
    ["in-progress", { link: { ...LINK, opened: true, hasDraft: true } }],
    ["approved", { link: { ...LINK, endedAs: "REVOKED", opened: true, hasDraft: true } }],
    ["locked", { link: { ...LINK, endedAs: "LOCKED" } }],
    ["expired", { link: { ...LINK, expiresAt: NOW } }],
    ["approved", { dueOn: "2026-11-20" }],
    ["expired", { dueOn: "2026-11-19" }],
    ["sent-back", { sent: "DID", link: { ...LINK, endedAs: "SENT" } }],
    ["sent-back", { sent: "PART", dueOn: "2026-01-01" }],
    ["sent-back", { sent: "DID", told: "NOT_THIS_TIME" }],
    ["chose-not-to", { sent: "NOT_THIS_TIME" }],
    ["chose-not-to", { told: "NOT_THIS_TIME", link: LINK }],
    ["told", { told: "DID", link: LINK }],
    ["withdrawn", { withdrawn: true, sent: "DID" }],
  ] as const)("is %s", (status, change) => {
    expect(taskStatus({ ...GIVEN, ...change }, NOW, TODAY)).toBe(status);
  });

  it("is one of the named ones, whatever the facts, and a done task is never open", () => {
    const did = fc.constantFrom("DID" as const, "PART" as const, "NOT_THIS_TIME" as const, null);
    const link = fc.option(fc.record({ endedAs: fc.constantFrom("SENT" as const, "REVOKED" as const, "LOCKED" as const, "REPLACED" as const, null), expiresAt: fc.date({ noInvalidDate: true }), out: fc.boolean(), opened: fc.boolean(), hasDraft: fc.boolean() }));
    fc.assert(fc.property(fc.record({ dueOn: fc.constantFrom("2026-11-01", "2026-11-23", "2026-12-20"), approved: fc.boolean(), withdrawn: fc.boolean(), paused: fc.boolean(), sent: did, told: did, link }), (facts) => {
      const status = taskStatus(facts, NOW, TODAY);
      expect(TASK_STATUSES).toContain(status);
      if (facts.withdrawn || facts.sent || facts.told) expect(isOpenTask(status)).toBe(false);
    }));
  });

  it("is mirrored by docs/states.md, in the same order and words", () => {
    const rows = readFileSync("docs/states.md", "utf8").split("\n").filter((line) => line.startsWith("| `")).map((line) => line.split("|").map((cell) => cell.trim()));
    expect(rows.map((cells) => cells[1])).toEqual(TASK_STATUSES.map((status) => `\`${status}\``));
    expect(rows.map((cells) => cells[2])).toEqual(TASK_STATUSES.map(statusInWords));
    expect(rows.map((cells) => cells[4])).toEqual(TASK_STATUSES.map((status) => (isOpenTask(status) ? "yes" : "no")));
  });

  it("never blames", () => {
    for (const status of TASK_STATUSES) expect(`${statusInWords(status)} ${statusPrompt(status) ?? ""}`).not.toMatch(/overdue|missed|failed|late\b/i);
    expect(statusPrompt("locked")).toContain("Ask privately who tried");
  });
});

it.each([[null, "FULL"], [0, "TWO_MINUTE"], [6, "TWO_MINUTE"], [7, "FULL"], [10, "FULL"]] as const)("confidence %s proposes %s", (confidence, size) => {
  expect(proposedSize(confidence)).toBe(size);
});
