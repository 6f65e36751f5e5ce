import { otherSeat, type Seat } from "./seat.ts";

type Named = {
  kind: "COUPLE" | "INDIVIDUAL";
  partnerCalled: string | null;
  leftSeat: Seat;
  clients: ReadonlyArray<{ seat: Seat; name: string }>;
};

/** The people of a case in the order they sit, left chair first; a fixed order only if none is known. */
export function asTheySit<T extends { seat: Seat }>(leftSeat: Seat, people: readonly T[]): T[] {
  const order: readonly Seat[] = [leftSeat, otherSeat(leftSeat)];
  return order.flatMap((seat) => people.filter((person) => person.seat === seat));
}

/** How a case is called on the therapist's pages: "Tobias and Noor", or one name. */
export function caseName(couple: Named): string {
  return asTheySit(couple.leftSeat, couple.clients).map(({ name }) => name).join(" and ");
}

/** One line under the name of a person who comes alone; null when both come. */
export function absentPartnerLine(couple: Named): string | null {
  if (couple.kind === "COUPLE") return null;
  return `${couple.partnerCalled ?? "The partner"} does not come. No record, no link, no code.`;
}
