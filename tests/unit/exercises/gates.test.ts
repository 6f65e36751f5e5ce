import { describe, expect, it } from "vitest";
import { allExercises } from "#lib/exercises/exercise.ts";
import { gateStanding, gateText } from "#lib/exercises/gates.ts";
import type { GateFacts } from "#lib/exercises/gates.ts";

const clear: GateFacts = {
  attending: [
    { name: "Tobias", screenOnFile: true },
    { name: "Noor", screenOnFile: true },
  ],
  openTier: "S0",
  doneTogether: false,
  tickedThisWeek: false,
  soloClient: false,
};
const alone = [{ name: "Ruben", screenOnFile: true }];
const missing = [
  { name: "Tobias", screenOnFile: true },
  { name: "Noor", screenOnFile: false },
];
const check = "A private check is due. It needs a clinician's answer.";
const stop = "Joint work is not cleared. It needs a clinician's clearance in writing.";
const tick = "Tick that you have checked this is safe for each of them this week.";

describe("gates (domain 3.0, 2.6, 2.7)", () => {
  it.each<[string, "G0" | "R" | "G1" | "G2", Partial<GateFacts>, string[]]>([
    ["G0 is open any time", "G0", {}, []],
    ["G0 stays open with a screen missing and S3 open", "G0", { attending: missing, openTier: "S3" }, []],
    ["R is closed until done once together", "R", {}, ["Do it once together in the hour, and record it, before it goes home."]],
    ["R is then as G0", "R", { doneTogether: true, attending: missing, openTier: "S3" }, []],
    ["G1 is open with both screens and nothing open", "G1", {}, []],
    ["G1 is open at S1", "G1", { openTier: "S1" }, []],
    ["G1 waits for the missing screen", "G1", { attending: missing }, ["Private screen missing: Noor."]],
    ["G1 is held by S2", "G1", { openTier: "S2" }, [check]],
    ["G1 is held by S3", "G1", { openTier: "S3" }, [stop]],
    ["G1 gives every reason", "G1", { attending: missing, openTier: "S2" }, ["Private screen missing: Noor.", check]],
    ["G1 is not opened by the tick or by having done it", "G1", { openTier: "S2", tickedThisWeek: true, doneTogether: true }, [check]],
    ["G1 with nobody on record is closed", "G1", { attending: [] }, ["Nobody who attends is on record."]],
    ["G2 needs the tick for this week", "G2", {}, [tick]],
    ["G2 is open with it", "G2", { tickedThisWeek: true }, []],
    ["G2 needs all that G1 needs", "G2", { tickedThisWeek: true, openTier: "S3", attending: missing }, ["Private screen missing: Noor.", stop]],
  ])("%s", (_, gate, facts, reasons) => {
    expect(gateStanding({ gate, solo: true }, { ...clear, ...facts })).toEqual({ open: reasons.length === 0, reasons });
  });

  it.each<[string, "G0" | "G1", boolean, Partial<GateFacts>, string[]]>([
    ["own screen on file, nothing open", "G1", true, {}, []],
    ["own screen missing", "G1", true, { attending: [{ name: "Ruben", screenOnFile: false }] }, ["Private screen missing: Ruben."]],
    ["an open item", "G1", true, { openTier: "S2" }, [check]],
    ["an exercise that needs both", "G1", false, {}, ["This one needs both partners."]],
    ["an exercise that needs both, even at G0", "G0", false, {}, ["This one needs both partners."]],
  ])("one client alone: %s", (_, gate, solo, facts, reasons) => {
    const standing = gateStanding({ gate, solo }, { ...clear, attending: alone, soloClient: true, ...facts });
    expect(standing).toEqual({ open: reasons.length === 0, reasons });
  });

  it("are those of the catalogue", () => {
    const count = (gate: string) => allExercises.filter((exercise) => exercise.gate === gate).length;
    expect(["G0", "R", "G1", "G2"].map(count)).toEqual([8, 5, 11, 4]);
    expect(gateText("R")).toMatch(/^Room first/u);
  });
});
