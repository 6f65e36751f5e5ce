import type { Room, Seat } from "#lib/couples/seat.ts";
import { isOnFile, type ScreenStatus } from "./screen.ts";
import { repeatedSigns, roomsWithRepeatedContact, type SafetyRow, type SafetyStanding } from "./tier.ts";

export type SafetyRule = "SF1" | "SF2" | "SF3" | "SF4" | "SF5" | "SF6" | "SF7" | "SF8";

/** One safety rule that fires, in the file its reason lies in and shown nowhere else. `proposes`: a clinician decides. */
export interface Finding {
  readonly rule: SafetyRule;
  readonly room: Room;
  readonly says: string;
  readonly proposes: "S3" | null;
}

export interface FindingFacts {
  readonly rows: readonly SafetyRow[];
  readonly latestSession: number;
  readonly standing: SafetyStanding;
  readonly soloClient: boolean;
  readonly attending: readonly { readonly seat: Seat; readonly name: string; readonly status: ScreenStatus }[];
  /** The next planned hour is joint; with none planned it is taken to be. */
  readonly nextIsJoint: boolean;
  /** Marks that nobody has answered, by whose text they stand in; `self` for class A (domain 6.5). */
  readonly marks: readonly { readonly seat: Seat; readonly self: boolean }[];
  /** A chosen parting and the file in which it was said; null without one. */
  readonly parting: { readonly room: Room } | null;
}

/** The safety rules SF1 to SF8 that fire on a case (domain 5.3), highest room last. For the therapist's screen only. */
export function safetyFindings(facts: FindingFacts): Finding[] {
  return [sf1, sf2, sf3, sf4, sf5, sf6, sf7, sf8].flatMap((rule) => rule(facts));
}

/** The part of the findings that one panel may show. */
export function findingsIn(findings: readonly Finding[], room: Room): Finding[] {
  return findings.filter((finding) => finding.room === room);
}

const finding = (rule: SafetyRule, room: Room, says: string, proposes: "S3" | null = null): Finding => ({ rule, room, says, proposes });

function sf1({ attending, nextIsJoint, soloClient }: FindingFacts): Finding[] {
  if (!nextIsJoint || soloClient) return [];
  const missing = attending.filter(({ status }) => !isOnFile(status));
  return missing.map(({ name }) => finding("SF1", "JOINT", `Private screen missing: ${name}. Book two private halves of the same length, both in the same week.`));
}

const openRooms = ({ standing }: FindingFacts, tier: "S2" | "S3" | "SELF"): Room[] => [...new Set(standing.open.filter((cause) => cause.tier === tier).map(({ room }) => room))];

function sf2(facts: FindingFacts): Finding[] {
  const says = facts.soloClient ? "A private check is due." : "Private check due with each, separately, before joint work. Same week, same length.";
  return openRooms(facts, "S2").map((room) => finding("SF2", room, says));
}

function sf3(facts: FindingFacts): Finding[] {
  return openRooms(facts, "S3").map((room) => finding("SF3", room, "Joint work is not cleared. Follow the practice's protocol."));
}

function sf4({ rows, standing }: FindingFacts): Finding[] {
  return roomsWithRepeatedContact(rows)
    .filter((room) => standing.open.some((cause) => cause.room === room && (cause.code === "SAF.CONTACT" || cause.code === "SAF.BLOCK")))
    .map((room) => finding("SF4", room, "Small contact has a way of growing: compare the first event with the last.", "S3"));
}

function sf5({ rows, latestSession, soloClient }: FindingFacts): Finding[] {
  if (soloClient || !repeatedSigns(rows, latestSession)) return [];
  return [finding("SF5", "JOINT", "Consider private halves with both, same week, same length: fear, freedom to come and go, how long it takes to feel all right again.")];
}

function sf6({ marks }: FindingFacts): Finding[] {
  const seats = [...new Set(marks.map(({ seat }) => seat))];
  return seats.map((seat) => finding("SF6", seat, "Something this person sent is marked and not yet read. A mark measures no risk."));
}

function sf7({ parting, attending }: FindingFacts): Finding[] {
  if (!parting || attending.every(({ status }) => isOnFile(status))) return [];
  const alone = parting.room === "JOINT" ? "" : " This person told it alone: ask them first what is safest.";
  return [finding("SF7", parting.room, `Before parting: a private safety check with each before the next joint hour, both in the same week.${alone}`)];
}

function sf8(facts: FindingFacts): Finding[] {
  const rooms = new Set<Room>([...openRooms(facts, "SELF"), ...facts.marks.filter(({ self }) => self).map(({ seat }) => seat)]);
  return [...rooms].map((room) => finding("SF8", room, "Own path: ask about thoughts of dying or self-harm, alone, and make this person's own plan with them. Messages and tasks go on."));
}
