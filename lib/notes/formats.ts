import type { Room } from "#lib/couples/seat.ts";
import { draftSixLines, jointLines, ownLines, sixLineLabels, type NoteLines, type SixLineFacts } from "./six-lines.ts";

export const FORMATS = ["SIX_LINE", "DAP", "SOAP", "BIRP", "FREE"] as const;
export type NoteFormat = (typeof FORMATS)[number];

/** The formats as therapists call them (domain 5.4). */
export const formatNames: Readonly<Record<NoteFormat, string>> = { SIX_LINE: "Six lines", DAP: "DAP", SOAP: "SOAP", BIRP: "BIRP", FREE: "Free" };

type Drafted = "SIX_LINE" | "FREE";
const said = (...lines: string[]): string => lines.filter((line) => line !== "").join(" ");

// What a person makes of it, and what was done, nobody drafts for the therapist.
const parts: Readonly<Record<Exclude<NoteFormat, Drafted>, readonly (readonly [label: string, of: (lines: NoteLines) => string])[]>> = {
  DAP: [["Data", ({ session, workedOn, seen }) => said(session, workedOn, seen)], ["Assessment", () => ""], ["Plan", ({ toTry, plan, next }) => said(toTry, plan, next)]],
  SOAP: [["Subjective", ({ workedOn }) => workedOn], ["Objective", ({ session, seen }) => said(session, seen)], ["Assessment", () => ""], ["Plan", ({ toTry, plan, next }) => said(toTry, plan, next)]],
  BIRP: [["Behaviour", ({ session, seen }) => said(session, seen)], ["Intervention", () => ""], ["Response", ({ workedOn }) => workedOn], ["Plan", ({ toTry, plan, next }) => said(toTry, plan, next)]],
};

/** Every label that begins a line of some format. */
export const noteLabels: readonly string[] = [...sixLineLabels, "Data", "Assessment", "Subjective", "Objective", "Behaviour", "Intervention", "Response", "About"];

/**
 * A draft of one file's note in a format (domain 5.4): what was recorded in that file, in plain words; what it means and what
 * was done is left for the therapist to write. The six lines are the joint file's; in a person's own they are the same six.
 */
export function draftIn(format: NoteFormat, room: Room, facts: SixLineFacts): string {
  if (format === "SIX_LINE" && room === "JOINT") return draftSixLines(facts);
  const lines = room === "JOINT" ? jointLines(facts) : ownLines(facts, room);
  if (format === "FREE") return `About: ${lines.session}\n`;
  if (format === "SIX_LINE") return [lines.session, lines.workedOn, lines.seen, lines.toTry, lines.plan, lines.next].map((line, index) => `${sixLineLabels[index]}: ${line}`).join("\n");
  return parts[format].map(([label, of]) => `${label}: ${of(lines)}`).join("\n");
}

/** The files in which a note of an hour may lie: the joint one, and each person's who was seen alone. One client has one. */
export function noteRooms(facts: { oneClient: boolean; alone: Readonly<Record<"A" | "B", number>> }): Room[] {
  if (facts.oneClient) return ["JOINT"];
  return ["JOINT", ...(["A", "B"] as const).filter((seat) => facts.alone[seat] > 0)];
}
