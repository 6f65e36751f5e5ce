import type { Seat } from "#lib/couples/seat.ts";

/** One consent of one person. Days "YYYY-MM-DD"; `withdrawnAt` is an instant. */
export type ConsentDto = {
  id: string;
  textVersion: string;
  givenOn: string;
  manner: "IN_SESSION" | "ON_PAPER" | "BY_LINK";
  /** Who recorded it; null where the person signed by link. */
  recordedBy: string | null;
  withdrawnAt: Date | null;
};

/** A person's consents, newest first. `inForce` is the newest that was not taken back. */
export type ConsentRecord = { clientId: string; seat: Seat; name: string; inForce: ConsentDto | null; all: ConsentDto[] };
