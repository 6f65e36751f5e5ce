import type { FormConflict } from "#lib/platform/form-state.ts";
import type { Exercise, FieldType, FormField } from "./exercise.ts";

/** One question as it is typed: every part a text, whether its type has that part or not. Choices stand one a line. */
export type FieldDraft = Readonly<Record<(typeof FIELD_PARTS)[number], string>>;

/** A practice's own exercise as it is typed. Steps stand one a line. */
export type ExerciseDraft = Readonly<Record<(typeof DRAFT_PARTS)[number], string>> & { readonly fields: readonly FieldDraft[] };

/** What the form of an own exercise shows after a button was pressed. `focus` is an element's id; `round` counts the answers. */
export type EditState = {
  status: "idle" | "changed" | "refused" | "conflict";
  draft: ExerciseDraft;
  version: number;
  errors: Record<string, string>;
  message?: string | undefined;
  conflict?: FormConflict | undefined;
  focus: string | null;
  round: number;
};

/** What a button of the form does: keep a version, look at the hints again, or change the list of questions. */
export type Deed = { kind: "keep" } | { kind: "check" } | { kind: "add"; type: FieldType } | { kind: "up" | "down" | "remove"; at: number };

const FIELD_PARTS = ["id", "type", "page", "label", "help", "options", "low", "middle", "high", "min", "max"] as const;
const DRAFT_PARTS = [
  "title", "clientTitle", "minutes", "dose", "formEvery", "gate", "purpose", "rationale", "safety", "clientSafety", "twoMinute", "steps", "soloSteps",
] as const;

/** The nine types of a question in words, in the order they are offered (domain 3.0). */
export const FIELD_TYPE_WORDS: Readonly<Record<FieldType, string>> = {
  choice: "One of a list", multi: "Any of a list", scale: "0 to 10, with words at both ends", short: "One line (up to 140 characters)",
  long: "A longer text (up to 2,000 characters)", number: "A number", date: "A day", time: "A time of day", body: "Places and feelings in the body",
};

/** Most questions of an own exercise; first and last questions common to all forms come on top. */
export const MOST_FIELDS = 20;

/** Longest texts in code points. */
export const wordingLimits = {
  title: 80, clientTitle: 60, dose: 120, purpose: 300, rationale: 600, safety: 600, clientSafety: 200, twoMinute: 200, step: 200, label: 120, help: 160, option: 60, end: 40,
} as const;

const blankField: FieldDraft = { id: "", type: "short", page: "more", label: "", help: "", options: "", low: "", middle: "", high: "", min: "0", max: "10" };

/** An exercise as the form shows it. */
export function draftOf(exercise: Exercise): ExerciseDraft {
  const { title, clientTitle, minutes, dose, formEvery, gate, purpose, rationale, safety, clientSafety, twoMinute, steps, soloSteps, form } = exercise;
  return {
    title, clientTitle, minutes: String(minutes), dose, formEvery, gate, purpose, rationale, safety, clientSafety, twoMinute,
    steps: steps.join("\n"), soloSteps: (soloSteps ?? []).join("\n"), fields: form.map(fieldDraftOf),
  };
}

function fieldDraftOf(field: FormField): FieldDraft {
  const common = { ...blankField, id: field.id, type: field.type, page: String(field.page), label: field.label, help: field.help };
  if (field.type === "choice" || field.type === "multi") return { ...common, options: field.options.map(({ label }) => label).join("\n") };
  if (field.type === "scale") return { ...common, low: field.low, middle: field.middle ?? "", high: field.high };
  return field.type === "number" ? { ...common, min: String(field.min), max: String(field.max) } : common;
}

const partsOf = <T extends string>(raw: object, parts: readonly T[]): Record<T, string> =>
  Object.fromEntries(parts.map((part) => {
    const value: unknown = Object.hasOwn(raw, part) ? Reflect.get(raw, part) : undefined;
    return [part, typeof value === "string" ? value.replaceAll(/\r\n?/gu, "\n") : ""];
  })) as Record<T, string>;

/** What was typed, from a form's nested input; anything that is no part of an exercise is left out. */
export function draftFrom(raw: Readonly<Record<string, unknown>>): ExerciseDraft {
  const { fields } = raw;
  const typed: unknown[] = typeof fields === "object" && fields !== null ? Object.values(fields) : [];
  return { ...partsOf(raw, DRAFT_PARTS), fields: typed.filter((field) => typeof field === "object" && field !== null).map((field) => partsOf(field, FIELD_PARTS)) };
}

/** Reads a button's value, such as "keep", "add" or "up.2". Anything unknown only looks at the hints again. */
export function deedOf(intent: unknown, newType: unknown): Deed {
  if (intent === "keep") return { kind: "keep" };
  if (intent === "add" && typeof newType === "string" && Object.hasOwn(FIELD_TYPE_WORDS, newType)) return { kind: "add", type: newType as FieldType };
  const [, kind, at] = /^(up|down|remove)\.(\d{1,2})$/u.exec(String(intent)) ?? [];
  return kind === "up" || kind === "down" || kind === "remove" ? { kind, at: Number(at) } : { kind: "check" };
}

/** The draft after a button of the list of questions, and the element that then has the focus. */
export function changeDraft(draft: ExerciseDraft, deed: Deed): { draft: ExerciseDraft; focus: string | null } {
  const { fields } = draft;
  if (deed.kind === "add") {
    if (fields.length >= MOST_FIELDS) return { draft, focus: "questions" };
    return { draft: { ...draft, fields: [...fields, { ...blankField, id: freshId(fields), type: deed.type }] }, focus: `question-${fields.length}` };
  }
  if (!("at" in deed) || fields[deed.at] === undefined) return { draft, focus: null };
  const { at } = deed;
  if (deed.kind === "remove") {
    const left = fields.toSpliced(at, 1);
    return { draft: { ...draft, fields: left }, focus: left.length === 0 ? "questions" : `question-${Math.min(at, left.length - 1)}` };
  }
  const to = deed.kind === "up" ? at - 1 : at + 1;
  const [one, other] = [fields[at], fields[to]];
  if (!one || !other) return { draft, focus: `question-${at}` };
  const isLast = deed.kind === "up" ? to === 0 : to === fields.length - 1;
  return { draft: { ...draft, fields: fields.with(at, other).with(to, one) }, focus: isLast ? `question-${to}` : `${deed.kind}-${to}` };
}

/** A name for a new question that no other of the form has: "own_a" to "own_z", then "own_aa". */
export function freshId(fields: readonly Pick<FieldDraft, "id">[]): string {
  const taken = new Set(fields.map(({ id }) => id));
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  return [...letters, ...letters.map((letter) => letter + letter)].map((letter) => `own_${letter}`).find((id) => !taken.has(id)) ?? "own_zzz";
}
