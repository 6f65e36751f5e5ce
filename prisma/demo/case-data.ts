import demo from "../content/demo.json" with { type: "json" };
import type { MoveInput } from "#lib/observations/schema.ts";

export type DemoSeat = "A" | "B";
type Attendance = "CAME" | "LATE" | "LEFT_EARLY" | "CANCELLED" | "NO_SHOW";

/** One hour of a fictional case; `dayOffset` counts from the day of seeding, so the demo never ages. */
export type DemoSession = {
  n: number; dayOffset: number; format: "JOINT" | "SPLIT" | "ONE"; oneSeat: DemoSeat | null; place: "ROOM" | "ONE_SCREEN" | "TWO_PLACES";
  attendance: Partial<Record<DemoSeat, Attendance>>;
  minutes: { joint: Record<DemoSeat, number>; alone: Record<DemoSeat, number> };
  closingLine: string | null; eased: string | null; promise: string | null; partnerInClientsWords: string | null;
  moves: Array<Pick<MoveInput, "seat" | "code" | "light" | "intensity" | "room" | "toldBy" | "source" | "confidence" | "episode"> & { seq: number; retracted: boolean }>;
  expected: Record<string, unknown>;
};

export type DemoTask = {
  session: number; exercise: string; doneTogether: boolean; g2Ticked: boolean; soloSteps: boolean;
  given: Array<{ seat: DemoSeat; outcome: "DID" | "PART" | "NOT" | "OPEN"; adherence: number | null; barrier: string | null }>;
  answers: Record<string, unknown>; note: string | null; sentDayOffset?: number;
};

export type DemoReview = { session: number; seat: DemoSeat; therapist: Record<string, number>; self: Record<string, number> };

export type DemoCase = {
  id: string; kind: "COUPLE" | "INDIVIDUAL"; people: Array<{ seat: DemoSeat; name: string }>; partnerCalled?: string;
  secretsPolicy: "NO_SECRETS" | "LIMITED_SECRETS" | null; aloneRule: "MOVE" | "SEE_ONE_PRIVATE" | "SEE_ONE_JOINT" | null;
  screens: Array<{ seat: DemoSeat; dayOffset: number; manner: string; rescreen: boolean; outcome: "NO_CONCERN" | "CONCERN" | "DECLINED" }>;
  jointWork: Array<{ dayOffset: number; kind: "JOINT_CLEARED" | "JOINT_NOT_CLEARED" }>;
  sessions: DemoSession[]; reviews: DemoReview[]; assignments: DemoTask[];
};

export type DemoReflection = { case: string; afterSession: number; seat: DemoSeat; exercise: string; answers: Record<string, unknown> };

/** The three cases of domain section 7. All people are fictional. */
export const demoCases = demo.cases as unknown as DemoCase[];

/** The five reflections that domain section 7 writes out. */
export const demoReflections = demo.reflections as unknown as DemoReflection[];
