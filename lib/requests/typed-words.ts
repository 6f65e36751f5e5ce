import { bodyInputNames } from "#lib/exercises/field-check.ts";
import type { FormField } from "#lib/exercises/exercise.ts";
import { isBlank, saysTheSame, valuesIn, withPart } from "./draft.ts";
import { namesOf } from "./form-parts.ts";
import type { TypedAnswers } from "./schema.ts";

/** One question with what was typed to it, in words. */
export type TypedWords = { fieldId: string; label: string; words: string; isText: boolean };

const isText = ({ type }: FormField): boolean => type === "short" || type === "long";

/** What was typed to one question, in the words the person chose from; "" for nothing. */
export function wordsOfField(field: FormField, typed: TypedAnswers): string {
  if (field.type === "body") {
    const { places, sensations } = bodyInputNames(field.id);
    return [...valuesIn(typed, places), ...valuesIn(typed, sensations)].join(", ");
  }
  const values = valuesIn(typed, field.id);
  if (field.type !== "choice" && field.type !== "multi") return values.join("\n");
  return values.map((value) => field.options.find((option) => option.value === value)?.label ?? value).join(", ");
}

/** Everything that was typed, question by question in the order of the form. */
export function typedWords(fields: readonly FormField[], typed: TypedAnswers): TypedWords[] {
  return fields.flatMap((field) => {
    const words = wordsOfField(field, typed);
    return words === "" ? [] : [{ fieldId: field.id, label: field.label, words, isText: isText(field) }];
  });
}

/** What to copy when nobody knows the form any more: every text that is longer than a choice. */
export function textsOf(typed: TypedAnswers): string[] {
  return Object.keys(typed).flatMap((name) => valuesIn(typed, name)).filter((text) => /\s/u.test(text) || text.length > 20);
}

/** One question to which two pages say different things. */
export type Difference = { field: FormField; kept: string; other: string; canKeepBoth: boolean };

/** Where what was typed aside differs from what stands; a blank never stands against words. */
export function differencesOf(fields: readonly FormField[], kept: TypedAnswers, aside: TypedAnswers): Difference[] {
  return fields.flatMap((field) => {
    const names = namesOf([field]);
    if (isBlank(kept, names) || isBlank(aside, names) || saysTheSame(kept, aside, names)) return [];
    return [{ field, kept: wordsOfField(field, kept), other: wordsOfField(field, aside), canKeepBoth: isText(field) }];
  });
}

export type Pick = "kept" | "other" | "both";

/** One draft from two: blanks give way to words, and where both have words, as picked. Unpicked stays as it stands. */
export function merged(fields: readonly FormField[], kept: TypedAnswers, aside: TypedAnswers, picks: Readonly<Record<string, Pick>>): TypedAnswers {
  const different = new Set(differencesOf(fields, kept, aside).map(({ field }) => field.id));
  return fields.reduce((answers, field) => {
    const names = namesOf([field]);
    if (isBlank(aside, names)) return answers;
    if (!different.has(field.id)) return isBlank(kept, names) ? withPart(answers, names, aside) : answers;
    if (picks[field.id] === "other") return withPart(answers, names, aside);
    if (picks[field.id] === "both" && isText(field)) return { ...answers, [field.id]: [...valuesIn(kept, field.id), ...valuesIn(aside, field.id)].join("\n\n") };
    return answers;
  }, kept);
}
