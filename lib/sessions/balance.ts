import type { Seat } from "#lib/couples/seat.ts";

/** What one person was given so far: minutes together and alone, tasks, contacts outside the hours and their minutes. */
export type Attention = { together: number; alone: number; tasks: number; contacts: number; contactMinutes: number };

/** The two of a case side by side. */
export type BalanceDto = { clientId: string; seat: Seat; name: string; attention: Attention }[];

type Hour = { seat: Seat; minutesJoint: number; minutesAlone: number };

/**
 * How attention was spread over the two so far (decision 9): plain sums side by side, no ratio and no verdict. Private
 * talks count as contacts with their minutes.
 */
export function balanceOf(seat: Seat, facts: { hours: readonly Hour[]; tasks: number; contacts: readonly { minutes: number }[] }): Attention {
  const own = facts.hours.filter((hour) => hour.seat === seat);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    together: sum(own.map(({ minutesJoint }) => minutesJoint)), alone: sum(own.map(({ minutesAlone }) => minutesAlone)),
    tasks: facts.tasks, contacts: facts.contacts.length, contactMinutes: sum(facts.contacts.map(({ minutes }) => minutes)),
  };
}
