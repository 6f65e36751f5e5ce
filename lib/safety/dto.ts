import type { Seat } from "#lib/couples/seat.ts";
import type { SafetyTier } from "#lib/observations/code.ts";
import type { ScreenStatus } from "./screen.ts";
import type { JointWork, SafetyCause, SafetyRow, SafetyStanding } from "./tier.ts";

/** What the gates read about a case (lib/exercises/gates.ts). Therapist's side only; never printed, never on a client's page. */
export type CaseSafety = {
  coupleId: string;
  soloClient: boolean;
  attending: Array<{ clientId: string; seat: Seat; name: string; status: ScreenStatus; screenOnFile: boolean }>;
  openTier: SafetyTier;
  jointWork: JointWork;
  standing: SafetyStanding;
  rows: SafetyRow[];
};

/** One time a person was asked. Days "YYYY-MM-DD". */
export type ScreenDto = {
  id: string;
  askedOn: string;
  outcome: "NO_CONCERN" | "CONCERN" | "DECLINED";
  manner: "ALONE_IN_ROOM" | "ALONE_SAFE_CALL" | "BY_LINK";
  rescreen: boolean;
  recordedBy: string;
};

export type SafetyDecisionDto = {
  id: string;
  kind: "TIER_SET" | "ANSWERED" | "JOINT_CLEARED" | "JOINT_NOT_CLEARED";
  tier: SafetyTier | null;
  words: string;
  decidedAt: Date;
  decidedBy: string;
};

/** One thing that waits for a clinician's answer, in words. `tier` is its least response. */
export type OpenCause = { label: string; tier: SafetyCause["tier"]; at: Date };

/** Safety in one file: the joint one or one person's. Nothing of another file is in it. */
export type RoomSafety = { open: OpenCause[]; decisions: SafetyDecisionDto[]; underWay: boolean; zone: string };

/** One person's private questions and what was decided in their own file. */
export type PrivatePage = RoomSafety & {
  clientId: string;
  coupleId: string;
  seat: Seat;
  status: ScreenStatus;
  dueAgainOn: string | null;
  screens: ScreenDto[];
};

/** The joint file's part, with whether joint work stands cleared. */
export type JointSafety = RoomSafety & { coupleId: string; soloClient: boolean; jointWork: JointWork };
