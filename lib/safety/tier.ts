import type { Room, Seat } from "#lib/couples/seat.ts";
import { findCode } from "#lib/observations/code.ts";
import type { LightMark, SafetyTier } from "#lib/observations/code.ts";
import { isSafetyMove } from "#lib/observations/move.ts";

/**
 * One row the tier is computed from. `at` is when it was recorded. Observations are those of all sessions held,
 * reported and unsure ones too (clarifications, "Safety rules"). `ANSWERED` with tier null answers the own path.
 */
export type SafetyRow =
  | {
      readonly kind: "OBSERVATION";
      readonly at: Date;
      readonly room: Room;
      readonly session: number;
      readonly code: string | null;
      readonly light: LightMark | null;
      readonly intensity: number;
      readonly retracted: boolean;
      /** When it was taken back, or changed into something else. */
      readonly amendedAt?: Date | null;
    }
  | {
      readonly kind: "SCREEN" | "FORM";
      readonly at: Date;
      readonly room: Seat;
      readonly proposes: "S2" | "S3" | "SELF";
    }
  | { readonly kind: "TIER_SET"; readonly at: Date; readonly room: Room; readonly tier: SafetyTier }
  | { readonly kind: "ANSWERED"; readonly at: Date; readonly room: Room; readonly tier: SafetyTier | null }
  | { readonly kind: "JOINT_CLEARED" | "JOINT_NOT_CLEARED"; readonly at: Date };

/** Something that raises a tier, in the room it lies in and no other. */
export interface SafetyCause {
  readonly tier: Exclude<SafetyTier, "S0"> | "SELF";
  readonly why: "CODE" | "QUIET_MARK" | "EGGSHELLS" | "SCREEN" | "FORM" | "TIER_SET";
  readonly code: string | null;
  readonly room: Room;
  readonly at: Date;
  /** True for what a screen or form only proposes: a clinician may settle it by setting a tier. */
  readonly proposed: boolean;
  /** When an S3 mark was taken back or changed: it stays a cause until joint work is cleared in writing. */
  readonly amendedAt?: Date | null;
}

export type JointWork = "cleared" | "not cleared" | "not screened";

/** Where a case stands. For the therapist's screen only: never a print, a client page or a shared view. */
export interface SafetyStanding {
  /** Highest open tier of the case; the own path is not in it. */
  readonly tier: SafetyTier;
  /** Open causes, newest leading. */
  readonly open: readonly SafetyCause[];
  /** True while thoughts of suicide or self-harm of a person's own wait for an answer (domain 2.6, SAF.SELF). */
  readonly selfPath: boolean;
  readonly jointWork: JointWork;
}

export interface SafetyFacts {
  readonly rows: readonly SafetyRow[];
  /** Number of the newest session held; S1 causes count in the last three. */
  readonly latestSession: number;
  /** For everyone who attends: is their private screen on file? */
  readonly screensOnFile: readonly boolean[];
}

/**
 * Computes where a case stands from its rows (domain 2.6, rules SF2, SF3, SF8). A cause is silent once answered by a
 * later row: S1 and S2 by an answer in their room, a proposal by a tier set there, S3 only by clearance in writing.
 * S2 and S3 do not age out. Joint work is not cleared from an S2 or S3 until a clinician clears it in writing.
 */
export function safetyStanding({ rows, latestSession, screensOnFile }: SafetyFacts): SafetyStanding {
  const open = causesOf(rows, latestSession)
    .filter((cause) => !rows.some((row) => row.at > cause.at && closes(row, cause)))
    .toSorted((one, next) => next.at.getTime() - one.at.getTime());
  return {
    tier: highestOf(open),
    open,
    selfPath: open.some(({ tier }) => tier === "SELF"),
    jointWork: jointWorkOf(rows, latestSession, screensOnFile),
  };
}

/**
 * The part of a standing that lies in one room. A panel of the joint file is built from `inRoom(standing, "JOINT")`,
 * so that nothing told alone reaches it; a partner's panel from that partner's room.
 */
export function inRoom(standing: SafetyStanding, room: Room): Omit<SafetyStanding, "jointWork"> {
  const open = standing.open.filter((cause) => cause.room === room);
  return { tier: highestOf(open), open, selfPath: open.some(({ tier }) => tier === "SELF") };
}

/** When the newest S2 or S3 of the case was recorded, screens left out: after it everyone is screened again. */
export function newestHoldCauseAt(rows: readonly SafetyRow[]): Date | null {
  const times = causesOf(rows, 0)
    .filter((cause) => isHold(cause) && cause.why !== "SCREEN")
    .map(({ at }) => at.getTime());
  return times.length === 0 ? null : new Date(Math.max(...times));
}

/** Rooms in which small rough contact or a blocked way out was recorded twice or more, each by itself (rule SF4). */
export function roomsWithRepeatedContact(rows: readonly SafetyRow[]): Room[] {
  const contact = observationsOf(rows).filter(({ code }) => code === "SAF.CONTACT" || code === "SAF.BLOCK");
  return (["JOINT", "A", "B"] as const).filter((room) => contact.filter((row) => row.room === room).length >= 2);
}

const signs = ["PUR.FOLLOW", "WDR.GONE", "WDR.SILENT_WEAPON", "EIT.EXIT_THREAT", "EIT.CONTEMPT", "EIT.EGGSHELLS"];

/** Two or more S1 codes in the joint room in the last three sessions, the newest not answered there since (rule SF5). */
export function repeatedSigns(rows: readonly SafetyRow[], latestSession: number): boolean {
  const seen = observationsOf(rows).filter(({ code, room, session }) => room === "JOINT" && session > latestSession - 3 && code !== null && signs.includes(code));
  const newest = Math.max(...seen.map(({ at }) => at.getTime()));
  const answered = rows.some((row) => (row.kind === "ANSWERED" || row.kind === "TIER_SET") && row.room === "JOINT" && row.tier !== null && row.at.getTime() > newest);
  return seen.length >= 2 && !answered;
}

type ObservationRow = Extract<SafetyRow, { kind: "OBSERVATION" }>;

function observationsOf(rows: readonly SafetyRow[]): ObservationRow[] {
  return rows.filter((row) => row.kind === "OBSERVATION").filter((row) => !row.retracted);
}

function causesOf(rows: readonly SafetyRow[], latestSession: number): SafetyCause[] {
  const observations = observationsOf(rows);
  return [
    ...observations.flatMap((row) => codeCause(row, latestSession)),
    ...rows.flatMap(keptCause),
    ...eggshellCauses(observations),
    ...rows.flatMap(decisionCause),
  ];
}

function codeCause(row: ObservationRow, latestSession: number): SafetyCause[] {
  const { code, room, at } = row;
  const recent = row.session > latestSession - 3;
  if (code === null) {
    const quiet = isSafetyMove(row) && recent;
    return quiet ? [{ tier: "S1", why: "QUIET_MARK", code, room, at, proposed: false }] : [];
  }
  const tier = code === "SAF.SELF" ? "SELF" : (findCode(code)?.tier ?? "S0");
  if (tier === "S0" || (tier === "S1" && !recent)) return [];
  return [{ tier, why: "CODE", code, room, at, proposed: false }];
}

/** An S3 mark that was taken back or changed, by its author too, lifts nothing by itself. */
function keptCause(row: SafetyRow): SafetyCause[] {
  if (row.kind !== "OBSERVATION" || !row.retracted || row.code === null || findCode(row.code)?.tier !== "S3") return [];
  const { room, at, code, amendedAt = null } = row;
  return [{ tier: "S3", why: "CODE", code, room, at, proposed: false, amendedAt }];
}

/** Walking on eggshells at intensity 3 or more, or twice in three sessions; a pair lies in its private room, if any. */
function eggshellCauses(observations: readonly ObservationRow[]): SafetyCause[] {
  const rows = observations
    .filter(({ code }) => code === "EIT.EGGSHELLS")
    .toSorted((one, next) => one.session - next.session || one.at.getTime() - next.at.getTime());
  const cause = (room: Room, at: Date): SafetyCause => ({
    tier: "S2",
    why: "EGGSHELLS",
    code: "EIT.EGGSHELLS",
    room,
    at,
    proposed: false,
  });
  const strong = rows.filter(({ intensity }) => intensity >= 3).map(({ room, at }) => cause(room, at));
  const repeated = (["JOINT", "A", "B"] as const).flatMap((room) => {
    const heard = rows.filter((row) => row.room === room || row.room === "JOINT");
    return heard.flatMap((row, index) => {
      const last = heard[index - 1];
      if (!last || row.session - last.session > 2 || ![row.room, last.room].includes(room)) return [];
      return [cause(room, row.at > last.at ? row.at : last.at)];
    });
  });
  return [...strong, ...repeated];
}

function decisionCause(row: SafetyRow): SafetyCause[] {
  if (row.kind === "SCREEN" || row.kind === "FORM") {
    return [{ tier: row.proposes, why: row.kind, code: null, room: row.room, at: row.at, proposed: true }];
  }
  if (row.kind !== "TIER_SET" || row.tier === "S0") return [];
  return [{ tier: row.tier, why: "TIER_SET", code: null, room: row.room, at: row.at, proposed: false }];
}

function closes(row: SafetyRow, cause: SafetyCause): boolean {
  if (cause.tier === "SELF") return row.kind === "ANSWERED" && row.room === cause.room && row.tier === null;
  if (row.kind === "JOINT_CLEARED") return true;
  if (row.kind === "TIER_SET") return row.room === cause.room && (cause.proposed || cause.tier !== "S3");
  return (
    row.kind === "ANSWERED" &&
    row.room === cause.room &&
    cause.tier !== "S3" &&
    row.tier !== null &&
    row.tier >= cause.tier
  );
}

/** What joint work waits for: every S2 and S3 since the last clearance in writing, answered or not, in any order. */
export function unclearedCauses(rows: readonly SafetyRow[], latestSession: number): SafetyCause[] {
  const settles = (row: SafetyRow, cause: SafetyCause) =>
    row.kind === "JOINT_CLEARED" ||
    (row.kind === "TIER_SET" && (row.tier === "S0" || row.tier === "S1") && closes(row, cause));
  return causesOf(rows, latestSession).filter(isHold).filter((cause) => !rows.some((row) => row.at > cause.at && settles(row, cause)));
}

function jointWorkOf(rows: readonly SafetyRow[], latestSession: number, screensOnFile: readonly boolean[]): JointWork {
  const held = unclearedCauses(rows, latestSession).length > 0;
  const refused = rows
    .filter(({ kind }) => kind === "JOINT_NOT_CLEARED")
    .some((row) => !rows.some((other) => other.kind === "JOINT_CLEARED" && other.at > row.at));
  if (held || refused) return "not cleared";
  return screensOnFile.length > 0 && screensOnFile.every(Boolean) ? "cleared" : "not screened";
}

function isHold({ tier }: SafetyCause): boolean {
  return tier === "S2" || tier === "S3";
}

function highestOf(causes: readonly SafetyCause[]): SafetyTier {
  for (const tier of ["S3", "S2", "S1"] as const) if (causes.some((cause) => cause.tier === tier)) return tier;
  return "S0";
}
