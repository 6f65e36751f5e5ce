import { isCheckIn, sectionsOf, type FormSection } from "./check-in.ts";
import { clientTexts, commonHead, commonTail, formDefaults, isForSolo } from "./exercise.ts";
import type { Exercise, FormField } from "./exercise.ts";
import { checkField } from "./field-check.ts";
import type { AnswerValue } from "./field-check.ts";
import { answerMessages } from "./messages.ts";

/** The full task, or its two-minute version (domain 3.0, "size"). */
export type TaskSize = "FULL" | "TWO_MINUTE";

/** How a couple handles what one of them tells alone; null where nothing is agreed. */
export type SecretsKind = "NO_SECRETS" | "LIMITED_SECRETS";

/** For whom a form is built. Names are shown as written. */
export interface FormFor {
  /** One client alone: solo steps and no share question. */
  readonly solo: boolean;
  readonly size: TaskSize;
  readonly therapist: string;
  /** Who reads while the therapist is away, or null if nobody is named. */
  readonly cover: string | null;
  /** The couple's policy on confidences, said in one sentence above the share question; it presets nothing (domain 6.2). */
  readonly secrets: SecretsKind | null;
}

/** One exercise as one person gets it: the task in words, page 1 (at most five fields) and "Add more". */
export interface Form {
  readonly exerciseCode: string;
  readonly size: TaskSize;
  readonly solo: boolean;
  readonly title: string;
  readonly intro: readonly string[];
  readonly steps: readonly string[];
  readonly twoMinute: string;
  /** The client's line about staying safe with this task. */
  readonly clientSafety: string;
  /** "One can start. It takes both to keep it." for one client alone, else null. */
  readonly soloLine: string | null;
  readonly page1: readonly FormField[];
  readonly more: readonly FormField[];
  /** The headings of page 1 of a check-in; none for an exercise. */
  readonly sections: readonly FormSection[];
}

/** Typed answers by field id; a field that was left blank is absent, never 0 or "". */
export type Answers = Readonly<Record<string, AnswerValue>>;
/** A sentence per refused field, in the order of the form. */
export type FieldErrors = Readonly<Record<string, string>>;
export type CheckedAnswers =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly errors: FieldErrors };

/** The answers to "Did you get to it?" (domain 3.0). */
export type DidChoice = "DID" | "PART" | "NOT_THIS_TIME";
/** The answers to the share question (domain 3.0). */
export type ShareChoice = "YES" | "ASK" | "NO";

/**
 * Builds the full form of an exercise for one person: head, own fields, tail (domain 3.0, decision 8).
 * @throws RangeError if the exercise needs both and the person is here alone.
 */
export function buildForm(exercise: Exercise, person: FormFor): Form {
  if (person.solo && !isForSolo(exercise)) throw new RangeError(`${exercise.code} needs both partners`);
  const fields = fieldsFor(exercise, person).map((field) => withNames(field, person));
  const sections = sectionsOf(exercise.code);
  const steps = person.solo ? (exercise.soloSteps ?? exercise.steps) : exercise.steps;
  const common = new Set([...commonHead, ...commonTail].map(({ id }) => id));
  const more = fields.filter(({ page }) => page === "more");
  return {
    exerciseCode: exercise.code,
    size: person.size,
    solo: person.solo,
    title: exercise.clientTitle,
    intro: introFor(person),
    steps: person.size === "TWO_MINUTE" && !isCheckIn(exercise.code) ? [exercise.twoMinute] : steps,
    twoMinute: exercise.twoMinute,
    clientSafety: exercise.clientSafety,
    soloLine: person.solo ? clientTexts.soloLine : null,
    page1: fields.filter(({ page }) => page === 1),
    sections,
    more: person.size === "TWO_MINUTE" ? more.filter(({ id }) => common.has(id)) : more,
  };
}

/** Puts the names into a text with places `{therapist}` and `{cover}`. */
export function fillNames(text: string, names: { readonly therapist: string; readonly cover: string | null }): string {
  return text.replaceAll("{therapist}", () => names.therapist).replaceAll("{cover}", () => names.cover ?? "");
}

/**
 * Checks what a client sent and types it (domain 3.0). Only "did" is always required, the share question where it is
 * shown. "Not this time" keeps only barrier, note and share and requires none of them (clarifications). A barrier is
 * dropped when the task was done. Inputs that are not in the form are ignored.
 * @param raw the form's values by input name; anything but an object counts as empty.
 * @param today latest day a date may name, YYYY-MM-DD.
 */
export function checkAnswers(form: Form, raw: unknown, today?: string): CheckedAnswers {
  const sent = typeof raw === "object" && raw !== null ? { ...raw } : {};
  const answers: Record<string, AnswerValue> = {};
  const errors: Record<string, string> = {};
  if (isCheckIn(form.exerciseCode)) {
    // A check-in asks no "did": sending it is having done it, turning it down keeps nothing else.
    if ("c_did" in sent && sent.c_did === "NOT_THIS_TIME") return { ok: true, answers: { c_did: "NOT_THIS_TIME" } };
    answers.c_did = "DID";
  }
  const all = [...form.page1, ...form.more];
  const did = didOf(all, sent);
  for (const field of all) {
    if (!isAsked(field, did)) continue;
    const check = checkField(field, sent, today);
    if (check.kind === "refused") errors[field.id] = check.message;
    else if (check.kind === "value") answers[field.id] = check.value;
    else if (field.required && !(did === "NOT_THIS_TIME" && field.id !== "c_did")) errors[field.id] = missing(field);
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, answers };
}

/** The typed "did" of checked answers; null if it is not there. */
export function didChoiceOf(answers: Answers): DidChoice | null {
  const did = answers.c_did;
  return did === "DID" || did === "PART" || did === "NOT_THIS_TIME" ? did : null;
}

/** The typed share choice; null where it was not asked or not given. Null is never "yes" (rule F6). */
export function shareChoiceOf(answers: Answers): ShareChoice | null {
  const share = answers.c_share;
  return share === "YES" || share === "ASK" || share === "NO" ? share : null;
}

/** True if calming steps and help numbers are shown after sending: upset 8 or more (domain 3.0). */
export function needsCalmingSteps(answers: Answers): boolean {
  return typeof answers.c_upset === "number" && answers.c_upset >= 8;
}

function fieldsFor(exercise: Exercise, { solo }: FormFor): readonly FormField[] {
  if (isCheckIn(exercise.code)) return exercise.form;
  return [...commonHead, ...exercise.form, ...commonTail].filter(
    (field) => !(solo && field.type === "choice" && field.hiddenForSolo),
  );
}

function introFor(person: FormFor): string[] {
  const [intro, introSolo] =
    person.cover === null
      ? [clientTexts.introNoCover, clientTexts.introSoloNoCover]
      : [clientTexts.intro, clientTexts.introSolo];
  const lines = [person.solo ? introSolo : intro];
  if (person.secrets === "NO_SECRETS" && !person.solo) lines.push(clientTexts.noSecrets);
  return lines.map((line) => fillNames(line, person));
}

const SHARE_LINES = { NO_SECRETS: "shareUnderNoSecrets", LIMITED_SECRETS: "shareUnderLimitedSecrets" } as const;

function withNames(field: FormField, person: FormFor): FormField {
  const said = field.id === "c_share" && person.secrets ? clientTexts[SHARE_LINES[person.secrets]] : "";
  const help = [said, field.help].filter((line) => line !== "").join(" ");
  const named = { ...field, label: fillNames(field.label, person), help: fillNames(help, person) };
  if (named.type !== "choice" && named.type !== "multi") return named;
  return { ...named, options: named.options.map(({ value, label }) => ({ value, label: fillNames(label, person) })) };
}

function didOf(fields: readonly FormField[], raw: Readonly<Record<string, unknown>>): DidChoice | null {
  const field = fields.find(({ id }) => id === "c_did");
  const check = field && checkField(field, raw);
  return check?.kind === "value" ? didChoiceOf({ c_did: check.value }) : null;
}

function isAsked({ id }: FormField, did: DidChoice | null): boolean {
  if (did === "NOT_THIS_TIME") return id === "c_did" || formDefaults.ifNotThisTime.includes(id);
  return !(did === "DID" && id === "c_barrier");
}

function missing({ id }: FormField): string {
  return id === "c_share" ? answerMessages.share : answerMessages.did;
}
