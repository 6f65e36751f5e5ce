import { describe, expect, it } from "vitest";
import { noteAsText, noteLines } from "#lib/notes/plain-text.ts";

const inWords = (at: Date) => at.toISOString().slice(0, 10);
const at = new Date("2026-11-16T11:00:00Z");

describe("a note as text", () => {
  it("carries its signature and its amendments, oldest first", () => {
    const amendments = [{ id: "1", body: "Late by ten.", at, by: "Jo" }];
    expect(noteAsText({ body: "Session: 14.", signed: { at, by: "Jo" }, amendments }, inWords)).toBe(
      "Session: 14.\n\nSigned by Jo, 2026-11-16.\n\nAmended by Jo, 2026-11-16:\nLate by ten.",
    );
  });

  it("says so while it is not signed", () => {
    expect(noteAsText({ body: "Seen: much.", signed: null, amendments: [] }, inWords)).toContain("Not signed.");
  });

  it("reads as labelled lines where the labels are still there, and as it is where not", () => {
    expect(noteLines("Seen: Noor answered: yes.\n\nFree words\nTo try:")).toEqual([
      { label: "Seen", text: "Noor answered: yes." }, { label: null, text: "Free words" }, { label: "To try", text: "" },
    ]);
  });
});
