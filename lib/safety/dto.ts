import type { Room, Seat } from "#lib/couples/seat.ts";
import type { SafetyTier } from "#lib/observations/code.ts";
import type { AgreementKind } from "./agreements.ts";
import type { Points } from "./check.ts";
import type { Clearance } from "./clearance.ts";
import type { Finding } from "./findings.ts";
import type { ScreenStatus } from "./screen.ts";
import type { JointWork, SafetyCause, SafetyRow, SafetyStanding } from "./tier.ts";

/** What the gates read about a case (lib/exercises/gates.ts). Therapist's side only; never printed, never on a client's page. */
export type CaseSafety = {
  coupleId: string;
  soloClient: boolean;
  attending: Array<{ clientId: string; seat: Seat; name: string; status: ScreenStatus; screenOnFile: boolean }>;
  openTier: SafetyTier;
  jointWork: JointWork;
  /** Two or more small signs in the joint room lately (rule SF5); never in a case of one client. */
  signs: boolean;
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
  minutes: number | null;
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

/**
 * One thing that waits for a clinician's answer, in words. `tier` is its least response, only proposed where `proposed`;
 * `amendedAt` when its mark was taken back or changed, which lifts nothing.
 */
export type OpenCause = { label: string; tier: SafetyCause["tier"]; at: Date; proposed: boolean; amendedAt: Date | null };

/** Safety in one file: the joint one or one person's. Nothing of another file is in it. */
export type RoomSafety = { open: OpenCause[]; findings: Pick<Finding, "rule" | "says" | "proposes">[]; decisions: SafetyDecisionDto[]; underWay: boolean; zone: string };

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
export type JointSafety = RoomSafety & { coupleId: string; soloClient: boolean; jointWork: JointWork; clearance: Clearance };

/** One thing a person told alone, with every answer to "May I raise this?", the newest leading. */
export type ToldDto = {
  id: string; words: string; toldOn: string; recordedBy: string;
  answers: { id: string; answer: "YES" | "NOT_YET" | "NO"; words: string | null; askedOn: string }[];
};

/** One thing held for a person, in its newest state. Days "YYYY-MM-DD"; `id` is its first row's. */
export type SecretDto = { id: string; about: string; agreed: string; until: string; nextStep: string; otherwise: string; isPast: boolean; writtenOn: string; by: string };

/** What is held for one person; empty while an hour is under way. */
export type SecretsDto = { clientId: string; name: string; today: string; underWay: boolean; held: SecretDto[] };

/** Where an item lies, where it may go, and which told things allow it into the joint file. */
export type MoveOptions = {
  room: Room; names: Record<Seat, string>; rooms: Room[];
  /** What its teller said may be raised: with the words they agreed to. */
  raisable: { toldAloneId: string; words: string }[];
  moves: { from: Room; to: Room; on: string; by: string; reason: string }[];
};

/** One private talk, with what was talked about. */
export type TalkDto = { id: string; talkedOn: string; minutes: number; recordedBy: string; points: { label: string; words: string }[] };

/** One version of a person's own safety plan. */
export type PlanDto = { id: string; points: Points; lines: { label: string; words: string }[]; nextContactAt: Date | null; writtenAt: Date; writtenBy: string };

/** The private check of one person (T19). Lists are empty while an hour is under way. */
export type CheckPage = {
  clientId: string; coupleId: string; seat: Seat; name: string; calledName: string; today: string; zone: string; underWay: boolean;
  /** True once they were asked all ten alone: then four items may be asked again. */
  mayRescreen: boolean;
  separated: boolean;
  /** Whether both were asked alike this week; null when nothing is to be said. */
  pacing: string | null;
  told: ToldDto[];
  /** What was recorded in this person's room and may be taken over as told. */
  tellable: { id: string; label: string; on: string }[];
  talks: TalkDto[];
  /** Points of the checklist that nobody spoke of yet. */
  talkLeft: string[];
  plans: PlanDto[];
  selfPath: boolean;
};

/** The protocol for danger, line by line; `own` when the practice wrote it. */
export type StopProtocol = { lines: string[]; own: boolean };

/** What a clinician may choose about while a private check is open in one file. */
export type HoldPanel = {
  coupleId: string; tier: "S2" | "S3"; protocol: StopProtocol | null;
  tasks: {
    assignmentId: string; name: string; seat: Seat; title: string; status: string;
    chosen: { choice: "LEAVE" | "LAPSE" | "WITHDRAW"; words: string | null; on: string; by: string } | null;
  }[];
};

/** One agreement in force. Days "YYYY-MM-DD". */
export type AgreementDto = { id: string; kind: AgreementKind; title: string; words: string; agreedOn: string; readOn: string[]; recordedBy: string; versions: number };

/** What a couple agreed for hot moments. */
export type AgreementsCardDto = { coupleId: string; ofCouple: boolean; today: string; names: Record<Seat, string>; agreements: AgreementDto[]; prompts: string[] };
