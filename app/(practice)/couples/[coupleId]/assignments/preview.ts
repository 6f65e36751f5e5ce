"use server";

import type { ShownPreview } from "#components/assignments/live-preview.tsx";
import { showPreview } from "#components/assignments/show-preview.ts";
import { typedFor } from "#lib/assignments/preview.ts";
import { giving } from "#lib/assignments/queries/giving.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import { clock } from "#lib/platform/clock.ts";
import { readForm } from "#lib/platform/form.ts";
import { requireClinician } from "#lib/platform/session.ts";

/** Renders what a form about one person would send as it stands; keeps nothing. Null where it cannot say. */
export async function previewAction(coupleId: string, index: number, data: FormData): Promise<ShownPreview | null> {
  const actor = await requireClinician();
  const facts = await giving(actor, coupleId);
  const form = readForm(data);
  const { typed, code, clientId } = typedFor(form, index);
  const exercise = findExercise(code) ?? facts.own.find((own) => own.code === code);
  if (!exercise) return null;
  const around = { giving: facts, soloClient: facts.reach.length === 1, dueOn: String(form.dueOn ?? ""), now: clock.now(), zone: actor.zone };
  return showPreview(exercise, typed, clientId, around);
}
