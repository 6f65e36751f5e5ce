import { isCheckIn } from "#lib/exercises/check-in.ts";
import { isForSolo } from "#lib/exercises/exercise.ts";
import { buildForm } from "#lib/exercises/form.ts";
import { exerciseGiven, type GivenRow } from "#lib/exercises/given.ts";
import { formMinutes, formsWithin, type Weight } from "./budget.ts";

type WeighedRow = GivenRow & { solo: boolean; size: "FULL" | "TWO_MINUTE"; repeat: "ONCE" | "DAILY" | "WEEKLY" | "EACH_SESSION" };

/** What one task asks of a person until the next hour: minutes of its page 1, and how often it comes back (domain 3.0). */
export function weightOf(row: WeighedRow, daysToNextHour: number): Weight {
  const exercise = exerciseGiven(row);
  if (!exercise || (row.solo && !isForSolo(exercise))) return { minutes: 0, times: 0 };
  const form = buildForm(exercise, { solo: row.solo, size: row.size, therapist: "", cover: null, secrets: null });
  return { minutes: isCheckIn(row.exerciseCode) ? exercise.minutes : formMinutes(form.page1), times: formsWithin(row.repeat, exercise.formEvery, daysToNextHour) };
}
