import type { Seat, SessionFormat } from "#lib/couples/seat.ts";
import { RefusedError } from "#lib/platform/errors.ts";

type Who = { format: SessionFormat; oneSeat: Seat | null };

/**
 * Who comes, fitted to the case: one client alone is always the one who comes.
 * Throws RefusedError when a case of one is planned for two.
 */
export function whoComes(kind: "COUPLE" | "INDIVIDUAL", format: SessionFormat, oneSeat: Seat | null): Who {
  if (kind === "INDIVIDUAL" && (format !== "ONE" || oneSeat !== "A")) {
    throw new RefusedError({ format: "In this case one person comes. Choose “One person alone”." });
  }
  return { format, oneSeat: format === "ONE" ? oneSeat : null };
}

/** Throws RefusedError when both would come to an hour of a couple that was separated. */
export function refuseTogether(format: SessionFormat, separated: boolean): void {
  if (separated && format !== "ONE") throw new RefusedError({ format: "You separated this couple. Plan an hour for one person alone." });
}

/**
 * Who comes after a change of plan; nothing when it was not asked. Once attendance is recorded the format follows it
 * (domain 2.4), so another one is refused with RefusedError.
 */
export function changedWho(
  planned: Who & { kind: "COUPLE" | "INDIVIDUAL"; attended: boolean }, format: SessionFormat | null, oneSeat: Seat | null,
): Who | Record<string, never> {
  if (format === null) return {};
  const asked = whoComes(planned.kind, format, oneSeat);
  const same = asked.format === planned.format && asked.oneSeat === planned.oneSeat;
  if (planned.attended && !same) {
    throw new RefusedError({ format: "Who came is already recorded. Change it under attendance." });
  }
  return asked;
}
