import { describe, expect, it } from "vitest";
import { LINK_TO_COME, messageToShow, taskToShow, typedFor, typedSize } from "#lib/assignments/preview.ts";
import { findExercise } from "#lib/exercises/exercise.ts";

const scan = findExercise("EX.BODY_SCAN");
if (!scan) throw new Error("EX.BODY_SCAN is missing");
const reach = { clientId: "c", channel: "EMAIL", email: "noor@example.org", sender: "Jo", subject: "NOTE_FROM_SENDER" } as const;

describe("what would leave, before it leaves", () => {
  it("takes the size that was chosen, else the one the number proposes", () => {
    expect(typedSize({ size: "FULL", confidence: "2" })).toBe("FULL");
    expect(typedSize({ size: "", confidence: "6" })).toBe("TWO_MINUTE");
    expect(typedSize({ confidence: "7" })).toBe("FULL");
    expect(typedSize({})).toBe("FULL");
  });

  it("shows a message only where one would leave, with the link still to come", () => {
    expect(messageToShow({ delivery: "QR" }, reach, "2026-11-24")).toBeNull();
    expect(messageToShow({ delivery: "EMAIL" }, { ...reach, email: null }, "2026-11-24")).toBeNull();
    const message = messageToShow({ delivery: "EMAIL" }, reach, "2026-11-24");
    expect(message).toMatchObject({ sender: "Jo", to: "noor@example.org", subject: "A note from Jo" });
    expect(message?.text).toContain(LINK_TO_COME);
  });

  it("shows the task in the words typed, and says until when the link would live", () => {
    const frame = { therapist: "Jo", readers: "Jo", hours: "Mon 9:00", help: [] };
    const around = { frame: frame as unknown as Parameters<typeof taskToShow>[2]["frame"], secrets: "NO_SECRETS" as const, soloClient: false, dueOn: "2026-11-30", now: new Date("2026-11-24T10:00:00Z"), zone: "Europe/London" };
    const task = taskToShow(scan, { reason: " calm ", when: "a", will: "b", obstacle: "" }, around);
    expect(task).toMatchObject({ reason: "calm", plan: "When a, I will b.", obstacle: null, size: "FULL", solo: false, secrets: "NO_SECRETS" as const, until: "Thu, 3 Dec 2026" });
    expect(taskToShow(scan, {}, { ...around, soloClient: true })).toMatchObject({ solo: true, secrets: null, reason: "…" });
  });

  it("finds one person's part in a form about two, and the whole in a form about a draft", () => {
    const form = { recipients: { 0: { clientId: "a", exerciseCode: "EX.BIDS", reason: "x" }, 1: { clientId: "b", exerciseCode: "EX.HONOUR" } } };
    expect(typedFor(form, 1)).toMatchObject({ clientId: "b", code: "EX.HONOUR" });
    expect(typedFor({ clientId: "a", exerciseCode: "EX.BIDS", reason: "y" }, 0)).toMatchObject({ clientId: "a", code: "EX.BIDS", typed: { reason: "y" } });
  });
});
