import { toRecordedMove } from "#lib/observations/dto.ts";
import { summarizeSession } from "#lib/observations/summary.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { dayInWords } from "#lib/platform/time.ts";
import { sessionInclude, toSessionDto } from "#lib/sessions/dto.ts";
import type { SessionDto } from "#lib/sessions/dto.ts";
import { heldRooms } from "#lib/sessions/hour.ts";
import { visibleTo as sessionsVisibleTo } from "#lib/sessions/policy.ts";
import type { HeldHour } from "../held-hour.ts";

const withMoves = {
  ...sessionInclude,
  observations: { include: { observationRetraction: { select: { at: true } } }, orderBy: { sequence: "asc" } },
} as const;

export type LoadedHour = { hour: SessionDto; held: HeldHour; recorded: boolean };

/** `unrecorded`: the newest hour that ended after `last` and of which nothing was put down. */
export type CaseHours = { hours: LoadedHour[]; held: HeldHour[]; last: LoadedHour | null; unrecorded: LoadedHour | null };

/**
 * The hours of a case that were not cancelled, oldest first, each with its summary (domain 2.5); `held` are those that
 * ended, of which something was put down and to which somebody came, `last` the newest of them. One look-up for the
 * whole case; no sealed text.
 */
export async function heldHours(tx: Transaction, actor: Actor, coupleId: string): Promise<CaseHours> {
  const rows = await tx.session.findMany({
    where: { AND: [sessionsVisibleTo(actor), { practiceId: actor.practiceId, coupleId, sessionCancellation: null }] },
    include: withMoves, orderBy: [{ startsAt: "asc" }, { number: "asc" }],
  });
  const hours = rows.map((row): LoadedHour => {
    const hour = toSessionDto(row);
    const summary = summarizeSession({
      moves: row.observations.map(toRecordedMove), minutes: hour.minutesThere, nothingToNote: hour.nothingToNote,
      soloClient: hour.couple.kind === "INDIVIDUAL",
    });
    const attendance = { A: hour.attendance.A?.status ?? null, B: hour.attendance.B?.status ?? null };
    const recorded = hour.attended || hour.wrappedUp || row.observations.length > 0;
    return { hour, recorded, held: { id: hour.id, number: hour.number, day: dayInWords(hour.day), minutes: hour.minutesThere, attendance, summary } };
  });
  const now = clock.now();
  const ended = hours.filter(({ hour }) => hour.plannedEndsAt <= now && heldRooms(hour.minutesThere).length > 0);
  const known = ended.filter(({ recorded }) => recorded);
  const newest = ended.at(-1);
  return { hours, held: known.map(({ held }) => held), last: known.at(-1) ?? null, unrecorded: newest && !newest.recorded ? newest : null };
}
