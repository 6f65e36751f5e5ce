import type { z } from "zod";
import { wordingLimits } from "./draft.ts";
import { findExercise, libraryCodeOf, type Exercise, type FormField, type Gate, type OwnExercise } from "./exercise.ts";
import type { wordingInput } from "./schema.ts";

/** A checked wording: what a practice may change of an exercise. */
export type Wording = z.infer<typeof wordingInput>;

/**
 * The gates an own exercise may have: the one it was copied with, or a closer one, never a looser one (domain 3.0). Room
 * first stays room first, since G1 and G2 do not ask for it.
 */
export function gatesFor(gate: Gate): Gate[] {
  const closer: Record<Gate, Gate[]> = { G0: ["G0", "R", "G1", "G2"], R: ["R"], G1: ["G1", "G2"], G2: ["G2"] };
  return closer[gate];
}

/** The gate below which an own exercise cannot go: that of the library's exercise it was copied from. */
export function leastGateOf(exercise: Exercise): Gate {
  return findExercise(libraryCodeOf(exercise))?.gate ?? exercise.gate;
}

/** Copies an exercise as a practice's own, word for word; only the therapist's title says that it is a copy. */
export function copyOf(exercise: Exercise, code: string): OwnExercise {
  const title = exercise.title.endsWith("(own)") ? exercise.title : `${exercise.title} (own)`;
  return { ...exercise, title: [...title].length > wordingLimits.title ? exercise.title : title, code, basedOn: libraryCodeOf(exercise) };
}

/**
 * The next version: the wording as typed, everything else as it was. Side, kind, criteria and codes answered are
 * inherited; only a question that kept its words may still be opened in the shared view (decision 30).
 */
export function reworded(before: OwnExercise, wording: Wording): OwnExercise {
  const { fields, soloSteps, ...words } = wording;
  const form = fields.map((field) => inheriting(field, before));
  const kept = (id: string) => form.some((field) => field.id === id && before.form.some((old) => old.id === id && old.type === field.type && old.label === field.label));
  return {
    ...before, ...words, form, soloSteps: before.solo && soloSteps.length > 0 ? soloSteps : null, roomFirst: words.gate === "R",
    sharedView: before.sharedView.filter(kept), originLine: originOf(before),
  };
}

function inheriting(field: Wording["fields"][number], before: OwnExercise): FormField {
  const plain = { ...field, required: false };
  if (plain.type !== "choice") return plain;
  const old = before.form.find(({ id }) => id === field.id);
  return old?.type === "choice" && old.hiddenForSolo ? { ...plain, hiddenForSolo: true } : plain;
}

function originOf(before: OwnExercise): string {
  const library = findExercise(before.basedOn);
  return `${library?.originLine ?? before.originLine} Reworded by this practice.`;
}

/** The parts of an exercise that a version can change, as labelled text, for comparing two versions side by side. */
export function wordingInWords(exercise: Exercise): Record<string, string> {
  return {
    Title: exercise.title, "Client's title": exercise.clientTitle, Minutes: String(exercise.minutes), "How often": exercise.dose,
    Asked: exercise.formEvery === "week" ? "Once a week" : "Once", Gate: exercise.gate, Purpose: exercise.purpose, Why: exercise.rationale,
    "Safety, for the therapist": exercise.safety, "Client's line about safety": exercise.clientSafety, "Two-minute version": exercise.twoMinute,
    Steps: exercise.steps.join("\n"), "Steps for one client alone": (exercise.soloSteps ?? []).join("\n"), Questions: exercise.form.map(fieldInWords).join("\n"),
  };
}

/** One question on one line: "What was the reach? (One example.) one line, first page". */
export function fieldInWords(field: FormField): string {
  const help = field.help ? ` (${field.help})` : "";
  return `${field.label}${help}: ${field.type}${detailOf(field)}, ${field.page === 1 ? "first page" : "under “Add more”"}`;
}

function detailOf(field: FormField): string {
  if (field.type === "choice" || field.type === "multi") return ` (${field.options.map(({ label }) => label).join(" / ")})`;
  if (field.type === "scale") return ` (0 ${field.low}, 10 ${field.high})`;
  return field.type === "number" ? ` (${field.min} to ${field.max})` : "";
}

/** Where two versions differ, as the stored one's text under its label. Empty when they say the same. */
export function differences(stored: Exercise, typed: Exercise): Record<string, string> {
  const mine = wordingInWords(typed);
  return Object.fromEntries(Object.entries(wordingInWords(stored)).filter(([label, text]) => mine[label] !== text));
}
