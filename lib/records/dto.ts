import type { Seat } from "#lib/couples/seat.ts";
import type { RecordItem, RecordRoom } from "./record-item.ts";

export type LeaveDto = {
  id: string; clientId: string; name: string; coversJoint: boolean; coversProcess: boolean; recipient: string; purpose: string;
  signedOn: string; until: string | null; withdrawnAt: Date | null; inForce: boolean;
};

/** What was handed out: a line of the accounting of disclosures (45 CFR 164.528). */
export type HandoutDto = { format: "PDF" | "JSON" | "CSV"; at: Date; by: string; hash: string };

export type ReleaseLineDto = {
  id: string; of: string; seat: Seat | null; recipient: string; purpose: string; preparedAt: Date; preparedBy: string;
  state: "PREPARED" | "MADE" | "RUN_OUT" | "CANCELLED"; expiresAt: Date | null; hash: string | null; handouts: HandoutDto[];
};

export type HoldDto = { id: string; reason: string; setAt: Date; setBy: string };

/** The desk of one case: who may have what, what went out, and what must stay. */
export type ReleaseDesk = {
  coupleId: string; isCouple: boolean; today: string; zone: string;
  people: { clientId: string; seat: Seat; name: string; erasedAt: Date | null }[];
  leaves: LeaveDto[]; releases: ReleaseLineDto[]; hold: HoldDto | null;
};

/** One item to be gone through; `decision` null while nobody decided. `proposed` is what the form begins with. */
export type ReleaseItemDto = {
  id: string; item: RecordItem; room: RecordRoom; decision: "INCLUDE" | "REDACT" | "LEAVE_OUT" | null; text: string | null; reason: string | null;
  proposed: "INCLUDE" | "REDACT" | "LEAVE_OUT"; proposedText: string; proposedReason: string;
};

export type ReleasePageDto = ReleaseLineDto & {
  coupleId: string; version: number; kind: "PERSON" | "JOINT"; zone: string; ground: "OWN_REQUEST" | "BOTH_AUTHORIZED" | "LEGAL_BASIS"; basis: string | null;
  withProcess: boolean; items: ReleaseItemDto[]; undecided: number; against: string[];
};
