import { recordObservations } from "#lib/observations/commands.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import { addDays, dayOf } from "#lib/platform/time.ts";
import { planSession, recordAttendance, wrapUpSession } from "#lib/sessions/commands.ts";
import { tobiasAndNoor } from "./couples.ts";

type Item = Record<string, unknown>;

/** What Jo saw in the joint hour of these tests: he pressed, she froze, then answered. */
export const seenInTheHour: Item[] = [
  { seat: "A", code: "PUR.PRESS", intensity: 2 },
  { seat: "B", code: "WDR.FREEZE", intensity: 3 },
  { seat: "B", code: "MID.RESPOND", intensity: 2 },
];

/** Plans an hour of a case at 10:00, some days from today (below zero: past). */
export async function anHour(therapist: ClinicianActor, coupleId: string, days: number, rest: Item = {}): Promise<string> {
  const day = addDays(dayOf(clock.now(), therapist.zone), days);
  return (await planSession(therapist, { coupleId, day, time: "10:00", minutes: 50, place: "ROOM", format: "JOINT", ...rest })).id;
}

/** Tobias and Noor with one joint hour a week ago: attended, recorded, wrapped up. */
export async function aHourHeld(therapist: ClinicianActor) {
  const made = await tobiasAndNoor(therapist);
  const sessionId = await anHour(therapist, made.couple.id, -7);
  const came = { status: "CAME", minutesJoint: 50, minutesAlone: 0 };
  await recordAttendance(therapist, { sessionId, a: came, b: came });
  await recordObservations(therapist, { sessionId, items: seenInTheHour });
  await wrapUpSession(therapist, { sessionId, closingLine: "Noor answered him twice.", whatEased: "A glass of water.", promise: "Ask about the fee.", nextFocus: "Asking early." });
  return { ...made, coupleId: made.couple.id, sessionId };
}

/** Private halves in which Noor tells, alone, that Tobias stood in the doorway; the therapist's own words name it too. */
export async function privateHalves(therapist: ClinicianActor, coupleId: string, days: number): Promise<string> {
  const sessionId = await anHour(therapist, coupleId, days, { format: "SPLIT" });
  const alone = { status: "CAME", minutesJoint: 0, minutesAlone: 25 };
  await recordAttendance(therapist, { sessionId, a: alone, b: alone });
  await recordObservations(therapist, {
    sessionId,
    items: [
      { seat: "A", code: "MID.OWN", intensity: 2, room: "A" },
      { seat: "B", code: "MID.NAME_INSIDE", intensity: 2, room: "B" },
      { seat: "A", code: "SAF.BLOCK", intensity: 2, room: "B", source: "REPORTED_BY_PARTNER", toldBy: "B", note: "He stood in the doorway." },
    ],
  });
  await wrapUpSession(therapist, { sessionId, closingLine: "She spoke of the doorway.", whatEased: "", promise: "The doorway again.", nextFocus: "Doorway." });
  return sessionId;
}

