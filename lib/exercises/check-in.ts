import { allCriteria, noChanceLabel, noticedList, selfScale, type CriterionCode } from "#lib/criteria/criterion.ts";
import type { Exercise, FormField } from "./exercise.ts";

/** The two check-ins: the twelve self-items, and "I noticed my partner…" (domain 4.2, 4.3). */
export type CheckInCode = "CHECK.SELF" | "CHECK.NOTICED";

/** The consent text, to be read and answered by link; its words are those of the version it was asked in. */
export const CONSENT = "CHECK.CONSENT";

/** A consent text as it is asked by link. `textId` is null for the draft that ships. */
export type ConsentWords = { readonly version: string; readonly textId: string | null; readonly summary: string; readonly points: readonly string[] };

/** Fields that belong together under one heading. */
export interface FormSection {
  readonly title: string;
  readonly fields: readonly FormField[];
}

/** The answer that counts as missing (domain 4.2). */
export const NO_CHANCE = "NO_CHANCE";
/** The one field of the noticing list. */
export const NOTICED_FIELD = "noticed";

const selfOptions = [...selfScale.map(({ value, label }) => ({ value: String(value), label })), { value: NO_CHANCE, label: noChanceLabel }];
const place = ["a", "b", "c"] as const;

/** Field ids of the three self-items of a criterion, such as `own_a`. */
export function selfItemIds(criterion: CriterionCode): string[] {
  return place.map((letter) => `${criterion.toLowerCase()}_${letter}`);
}

const selfSections: readonly FormSection[] = allCriteria.map(({ code, clientTitle, selfItems }) => ({
  title: clientTitle,
  fields: selfItemIds(code).map((id, index): FormField => ({
    id, label: selfItems[index] ?? "", help: "", required: false, page: 1, type: "choice", options: selfOptions,
  })),
}));

const noticedKeys = ["need", "growth", "us", "new_way", "calmed", "stayed", "none", "not_say"] as const;
const noticedOptions = noticedList.options.map((label, index) => ({ value: noticedKeys[index] ?? String(index), label }));
const noticedField: FormField = { id: NOTICED_FIELD, label: noticedList.label, help: "", required: false, page: 1, type: "multi", options: noticedOptions };

const common = {
  side: "both", kind: "INDIVIDUAL", gate: "G0", anchor: "¶25", minutes: 2, dose: "Once, before a review.", criteria: ["OWN", "WORK", "EXPER", "HOME"], answers: [] as string[],
  formEvery: "once", solo: true, soloNote: null, soloSteps: null, roomFirst: false, sharedView: [] as string[], patternOnly: null, ruleOnly: "review", origin: "X",
  safety: "Rests while anything is open at S2 or S3.",
} as const;

const checkIns: Readonly<Record<CheckInCode, Exercise>> = {
  "CHECK.SELF": {
    ...common, criteria: [...common.criteria], code: "CHECK.SELF", title: "Self-items before the review", clientTitle: "How it has been going",
    purpose: "How each sees their own last two weeks.", rationale: "Stands beside your rating, never added to it.", originLine: "Our own wording, after the four criteria. Steps: ours.",
    steps: ["Think of the past two weeks.", "Choose what fits for you. There is no right answer.", "Skip what you like."],
    twoMinute: "Choose what fits for you. Skip what you like.", form: selfSections.flatMap(({ fields }) => [...fields]),
    clientSafety: "You can stop at any time. You can leave any line open.",
  },
  "CHECK.NOTICED": {
    ...common, criteria: [...common.criteria], solo: false, code: "CHECK.NOTICED", title: "What each noticed", clientTitle: "What I noticed",
    purpose: "Seeing the good is where answering begins.", rationale: "Ticks are read by you alone. They enter no score.", originLine: "Idea: article ¶20. Wording: ours, needs clinical review.",
    steps: ["Think of the past two weeks.", "Tick what you noticed. None is all right too."], twoMinute: "Tick what you noticed. None is all right too.",
    form: [noticedField], clientSafety: "You can stop at any time. You can leave it all open.",
  },
};

/** Why it is asked, as the client reads it; the therapist sees it before approving. Needs clinical review. */
export const checkInReason: Readonly<Record<CheckInCode, string>> = {
  "CHECK.SELF": "A short look back before we meet again.",
  "CHECK.NOTICED": "A short look at what went well, before we meet again.",
};

const consentField: FormField = {
  id: "consent", label: "Do you agree?", help: "You may take it back at any time.", required: true, page: 1, type: "choice",
  options: [{ value: "AGREE", label: "Yes, I agree" }, { value: "TALK", label: "I want to talk about it first" }, { value: "NO", label: "No" }],
};

/** The consent text as a task of its own: read it, then answer one question (domain 6.3). Each person alone. */
export function consentTask({ summary, points }: ConsentWords): Exercise {
  return {
    ...common, criteria: [...common.criteria], code: CONSENT, title: "Consent, to be signed alone", clientTitle: "Please read this", ruleOnly: "consent",
    purpose: "Each signs alone, in their own time.", rationale: "The text in force, word for word.", originLine: "The practice's own text.",
    steps: [summary, ...points], twoMinute: summary, form: [consentField], clientSafety: "You can say no. You can ask first. Nothing is lost by it.",
  };
}

/** True for the code of a check-in, or of the consent text: a short form about no exercise. */
export function isCheckIn(code: string): boolean {
  return code === CONSENT || Object.hasOwn(checkIns, code);
}

/** The check-in with this code, shaped as an exercise of its own kind; undefined for any other code. Never in the library. */
export function findCheckIn(code: string): Exercise | undefined {
  return Object.hasOwn(checkIns, code) ? checkIns[code as CheckInCode] : undefined;
}

/** The headings of a check-in's form, one per criterion; none for any other form. No heading names a score. */
export function sectionsOf(code: string): readonly FormSection[] {
  return code === "CHECK.SELF" ? selfSections : [];
}

/** The three self-items of a criterion as numbers 0–4; "no chance to" and what was skipped are null (domain 4.2). */
export function selfItemsOf(criterion: CriterionCode, answers: Readonly<Record<string, unknown>>): (number | null)[] {
  return selfItemIds(criterion).map((id) => {
    const answer = answers[id];
    return typeof answer === "string" && /^[0-4]$/u.test(answer) ? Number(answer) : null;
  });
}

/** The ticks of a noticing list in its own words, in its order (domain 4.2). */
export function noticedWords(answers: Readonly<Record<string, unknown>>): string[] {
  const ticked = answers[NOTICED_FIELD];
  return Array.isArray(ticked) ? noticedOptions.filter(({ value }) => ticked.includes(value)).map(({ label }) => label) : [];
}
