import type { SeparationDto } from "#lib/couples/dto.ts";
import type { Seat } from "#lib/couples/seat.ts";
import type { AnswerWords } from "#lib/reflections/answer-words.ts";
import type { EndingKind, Goal, Marks, Path } from "./direction.ts";
import type { LeanPoint } from "./staying-for.ts";

/** Days are "YYYY-MM-DD". */
export type GoalDto = { goal: Goal; words: string | null; askedOn: string; by: string };
export type ListDto = { id: string; takenOn: string; byLink: boolean; answers: AnswerWords[] };
export type StepDto = { id: string; clientId: string | null; step: number; path: Path | null; words: string; metOn: string; nextLookOn: string | null; by: string };
export type MarksDto = { by: "CLIENT" | "CLINICIAN"; markedOn: string; marks: Marks };
export type FollowUpDto = { id: string; dueOn: string; doneOn: string | null; words: string | null };

/** One person's direction, in that person's file alone. Newest first; `lean` oldest first. */
export type PersonDirectionDto = {
  client: { id: string; coupleId: string; seat: Seat; name: string }; today: string;
  goals: GoalDto[]; lists: ListDto[]; lean: LeanPoint[]; steps: StepDto[]; marks: MarksDto[]; saw: { body: string; writtenOn: string; by: string } | null; followUps: FollowUpDto[];
};

/** What both said together, and how the joint work ended. Nothing of one person's file. */
export type ClosingDto = {
  coupleId: string; ofCouple: boolean; today: string; people: { id: string; seat: Seat; name: string }[];
  endings: { kind: EndingKind; words: string; endedOn: string; by: string }[]; steps: StepDto[]; separation: SeparationDto | null;
  /** Who was not asked what they want though the third hour is over. */
  goalsMissing: string[];
};
