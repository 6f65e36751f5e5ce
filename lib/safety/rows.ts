import type { Room, Seat } from "#lib/couples/seat.ts";
import type { LightMark, SafetyTier } from "#lib/observations/code.ts";
import { addDays, dateToDay, startOfDay } from "#lib/platform/time.ts";
import { findCode } from "#lib/observations/code.ts";
import { ownPathAnswer, proposedTier, type AnsweredScreen, type ScreenRow } from "./screen.ts";
import type { SafetyRow } from "./tier.ts";

export type StoredScreen = {
  clientId: string; askedOn: Date; recordedAt: Date;
  outcome: "NO_CONCERN" | "CONCERN" | "DECLINED"; manner: "ALONE_IN_ROOM" | "ALONE_SAFE_CALL" | "BY_LINK";
  /** What was answered, opened; null for a screen that was only noted as asked. */
  answered?: AnsweredScreen | null;
};

export type StoredObservation = {
  sessionId: string; room: Room; code: string | null; light: LightMark | null; intensity: number; recordedAt: Date;
  observationRetraction: { at: Date } | null; observationRevisions: ReadonlyArray<{ at: Date; before?: unknown }>;
};

/** A form that came back and proposes a private check in its writer's room. */
export type ProposingForm = { seat: Seat; at: Date };

export type StoredDecision = {
  kind: "TIER_SET" | "ANSWERED" | "JOINT_CLEARED" | "JOINT_NOT_CLEARED"; tier: SafetyTier | null; room: Seat | null; decidedAt: Date;
};

type Stored = {
  screens: readonly StoredScreen[];
  observations: readonly StoredObservation[];
  decisions: readonly StoredDecision[];
  forms?: readonly ProposingForm[];
  clients: ReadonlyArray<{ id: string; seat: Seat }>;
  /** Ids of the hours held, oldest first. */
  hours: readonly string[];
};

/**
 * A stored screen as its status reads it. It counts from when it was asked: written down late, it
 * reaches back to the end of that day in `zone`, so that it covers nothing that came after.
 */
export function toScreenRow({ askedOn, recordedAt, outcome, manner }: StoredScreen, zone: string): ScreenRow {
  const endOfDay = startOfDay(addDays(dateToDay(askedOn), 1), zone);
  return { outcome, manner, at: recordedAt < endOfDay ? recordedAt : endOfDay };
}

/**
 * The rows a tier is computed from. What a screen's answers propose stands until a clinician sets a tier, S2 where only
 * the outcome is known (domain 2.7); an observation counts from its newest edit, so that an older answer does not cover
 * it; an S3 mark that was edited away stays as an amended row.
 */
export function toSafetyRows({ screens, observations, decisions, forms = [], clients, hours }: Stored): SafetyRow[] {
  return [
    ...observations.flatMap((row) => toObservationRows(row, hours)),
    ...screens.flatMap((screen) => {
      const seat = clients.find(({ id }) => id === screen.clientId)?.seat;
      return seat ? proposalsOf(screen).map((proposes): SafetyRow => ({ kind: "SCREEN", at: screen.recordedAt, room: seat, proposes })) : [];
    }),
    ...forms.map(({ seat, at }): SafetyRow => ({ kind: "FORM", at, room: seat, proposes: "S2" })),
    ...decisions.map(toDecisionRow),
  ];
}

function proposalsOf({ outcome, answered }: StoredScreen): Array<"S2" | "S3" | "SELF"> {
  if (!answered) return outcome === "CONCERN" ? ["S2"] : [];
  const tier = proposedTier(answered.answers);
  return [...(tier ? [tier] : []), ...(ownPathAnswer(answered) ? ["SELF" as const] : [])];
}

function toObservationRows(row: StoredObservation, hours: readonly string[]): SafetyRow[] {
  const { room, code, light, intensity, observationRetraction, observationRevisions } = row;
  const place = { kind: "OBSERVATION" as const, room, session: hours.indexOf(row.sessionId) + 1, intensity };
  const now: SafetyRow = { ...place, at: newest(row), code, light, retracted: observationRetraction !== null, amendedAt: observationRetraction?.at ?? null };
  if (isStop(code)) return [now];
  const changed = observationRevisions.find(({ before }) => isStop(codeIn(before)));
  return changed ? [now, { ...place, at: row.recordedAt, code: codeIn(changed.before), light: null, retracted: true, amendedAt: changed.at }] : [now];
}

const isStop = (code: string | null): boolean => code !== null && findCode(code)?.tier === "S3";

function codeIn(before: unknown): string | null {
  const code = typeof before === "object" && before !== null && "code" in before ? before.code : null;
  return typeof code === "string" ? code : null;
}

function newest({ recordedAt, observationRevisions }: StoredObservation): Date {
  return new Date(Math.max(recordedAt.getTime(), ...observationRevisions.map(({ at }) => at.getTime())));
}

function toDecisionRow({ kind, tier, room, decidedAt: at }: StoredDecision): SafetyRow {
  if (kind === "TIER_SET") return { kind, at, room: room ?? "JOINT", tier: tier ?? "S0" };
  if (kind === "ANSWERED") return { kind, at, room: room ?? "JOINT", tier };
  return { kind, at };
}
