import type { Seat } from "#lib/couples/seat.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import type { DidChoice, ShareChoice } from "#lib/exercises/form.ts";
import type { SafetyTier } from "#lib/observations/code.ts";
import type { SessionDto } from "#lib/sessions/dto.ts";

/** One answer that may be opened for both in one hour; its words are not here. `openingId` is set while it is open. */
export type SharedOffer = { sessionId: string; reflectionId: string; fieldId: string; name: string; title: string; label: string; openingId: string | null };

/** What the shared view shows: the exercise being tried, and the answers both agreed to. Nothing else of anybody. */
export type SharedViewDto = {
  sessionId: string;
  exercise: { title: string; steps: readonly string[]; minutes: number } | null;
  opened: { openingId: string; name: string; label: string; words: string }[];
};

/** An exercise that may be tried in the hour, by its key. */
export type SharedExercise = { code: string; title: string };

/** Whether both are there: as recorded, or as planned while nobody has recorded who came (decision 30). */
export function bothPresent({ couple, cancelled, attended, attendance, format }: Pick<SessionDto, "couple" | "cancelled" | "attended" | "attendance" | "format">): boolean {
  if (couple.kind !== "COUPLE" || cancelled) return false;
  if (!attended) return format === "JOINT" || format === "JOINT_WITH_PRIVATE";
  return (["A", "B"] satisfies Seat[]).every((seat) => {
    const there = attendance[seat];
    return there !== null && (there.status === "CAME" || there.status === "LATE") && there.minutesJoint > 0;
  });
}

/** Whether a person's share choice lets their therapist ask both: a "no" and no answer never do (rule F6). */
export function mayBeAsked(share: ShareChoice | null): boolean {
  return share === "YES" || share === "ASK";
}

/** Whether the safety of a case leaves the shared view open: nothing at S2 or S3 (domain 2.6). */
export function isClear(tier: SafetyTier): boolean {
  return tier === "S0" || tier === "S1";
}

/** The fields of an exercise that may be opened: those it names, and only of what was done (domain 3.0, "No reveal by link"). */
export function fieldsToShare(exercise: Exercise | undefined, did: DidChoice): readonly string[] {
  return did === "NOT_THIS_TIME" || !exercise ? [] : exercise.sharedView;
}
