import type { Room, Seat } from "#lib/couples/seat.ts";
import type { LightMark, SafetyTier } from "#lib/observations/code.ts";
import { addDays, dateToDay, startOfDay } from "#lib/platform/time.ts";
import type { ScreenRow } from "./screen.ts";
import type { SafetyRow } from "./tier.ts";

export type StoredScreen = {
  clientId: string; askedOn: Date; recordedAt: Date;
  outcome: "NO_CONCERN" | "CONCERN" | "DECLINED"; manner: "ALONE_IN_ROOM" | "ALONE_SAFE_CALL" | "BY_LINK";
};

export type StoredObservation = {
  sessionId: string; room: Room; code: string | null; light: LightMark | null; intensity: number; recordedAt: Date;
  observationRetraction: { at: Date } | null; observationRevisions: ReadonlyArray<{ at: Date }>;
};

export type StoredDecision = {
  kind: "TIER_SET" | "ANSWERED" | "JOINT_CLEARED" | "JOINT_NOT_CLEARED"; tier: SafetyTier | null; room: Seat | null; decidedAt: Date;
};

type Stored = {
  screens: readonly StoredScreen[];
  observations: readonly StoredObservation[];
  decisions: readonly StoredDecision[];
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
 * The rows a tier is computed from. A concern proposes S2 until a clinician sets a tier (domain 2.7);
 * an observation counts from its newest edit, so that an older answer does not cover it.
 */
export function toSafetyRows({ screens, observations, decisions, clients, hours }: Stored): SafetyRow[] {
  return [
    ...observations.map((row): SafetyRow => ({
      kind: "OBSERVATION", at: newest(row), room: row.room, session: hours.indexOf(row.sessionId) + 1, code: row.code,
      light: row.light, intensity: row.intensity, retracted: row.observationRetraction !== null,
    })),
    ...screens.filter(({ outcome }) => outcome === "CONCERN").flatMap((screen): SafetyRow[] => {
      const client = clients.find(({ id }) => id === screen.clientId);
      return client ? [{ kind: "SCREEN", at: screen.recordedAt, room: client.seat, proposes: "S2" }] : [];
    }),
    ...decisions.map(toDecisionRow),
  ];
}

function newest({ recordedAt, observationRevisions }: StoredObservation): Date {
  return new Date(Math.max(recordedAt.getTime(), ...observationRevisions.map(({ at }) => at.getTime())));
}

function toDecisionRow({ kind, tier, room, decidedAt: at }: StoredDecision): SafetyRow {
  if (kind === "TIER_SET") return { kind, at, room: room ?? "JOINT", tier: tier ?? "S0" };
  if (kind === "ANSWERED") return { kind, at, room: room ?? "JOINT", tier };
  return { kind, at };
}
