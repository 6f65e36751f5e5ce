import { bodyPlaces, bodySensations, isBodyPlace, isSensation } from "./body.ts";
import type { BodyAnswer } from "./body.ts";
import type { FormField } from "./exercise.ts";
import { answerMessages } from "./messages.ts";

/** A typed answer: scale and number as number; choice, text, date, time as text; multi as list; body as its own. */
export type AnswerValue = number | string | readonly string[] | BodyAnswer;

/** One field's check: nothing given, a typed value, or a sentence for beside the field. */
export type FieldCheck =
  | { readonly kind: "blank" }
  | { readonly kind: "value"; readonly value: AnswerValue }
  | { readonly kind: "refused"; readonly message: string };

/** Longest short and long answers in code points (domain 3.0). */
export const textLimits = { short: 140, long: 2000 } as const;

/** Names of the two inputs of a body field in an HTML form. */
export function bodyInputNames(fieldId: string): { places: string; sensations: string } {
  return { places: `${fieldId}.places`, sensations: `${fieldId}.sensations` };
}

const blank: FieldCheck = { kind: "blank" };
const kept = (value: AnswerValue): FieldCheck => ({ kind: "value", value });
const refused = (message: string): FieldCheck => ({ kind: "refused", message });

/**
 * Checks what was sent for one field and types it. Blank text and nothing ticked are blank, never 0.
 * @param raw the form's values by input name: texts, lists of texts or numbers; anything else is refused.
 * @param today latest day a date may name, as YYYY-MM-DD; left out, any day from 2000 to 2099.
 */
export function checkField(field: FormField, raw: Readonly<Record<string, unknown>>, today?: string): FieldCheck {
  const sent = Object.hasOwn(raw, field.id) ? raw[field.id] : undefined;
  switch (field.type) {
    case "body":
      return checkBody(field.id, raw, sent);
    case "multi":
      return checkMulti(field.options, sent);
    case "choice":
      return one(sent, (text) => (isOption(field.options, text) ? kept(text) : refused(answerMessages.unknownOption)));
    case "scale":
      return one(sent, (text) => checkWhole(text, 0, 10, answerMessages.scale));
    case "number":
      return one(sent, (text) => checkWhole(text, field.min, field.max, answerMessages.numberRange(field.min, field.max)));
    case "short":
    case "long":
      return one(sent, (text) => checkText(text, textLimits[field.type]));
    case "date":
      return one(sent, (text) => checkDate(text, today));
    case "time":
      return one(sent, (text) => (/^([01]\d|2[0-3]):[0-5]\d$/u.test(text) ? kept(text) : refused(answerMessages.time)));
  }
}

function one(sent: unknown, check: (text: string) => FieldCheck): FieldCheck {
  if (sent === undefined || sent === null) return blank;
  if (Array.isArray(sent)) return sent.length === 0 ? blank : refused(answerMessages.onlyOne);
  if (typeof sent !== "string" && typeof sent !== "number") return refused(answerMessages.unreadable);
  const text = String(sent).replaceAll(/\r\n?/gu, "\n").trim();
  return text === "" ? blank : check(text);
}

function checkWhole(text: string, min: number, max: number, message: string): FieldCheck {
  const value = /^\d{1,6}$/u.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? kept(value) : refused(message);
}

// oxlint-disable-next-line no-control-regex -- control signs are exactly what is looked for
const unstorable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u;

function checkText(text: string, limit: number): FieldCheck {
  if (unstorable.test(text) || !text.isWellFormed()) return refused(answerMessages.unreadable);
  const value = text.normalize("NFC");
  return [...value].length > limit ? refused(answerMessages.tooLong(limit)) : kept(value);
}

function checkDate(text: string, today?: string): FieldCheck {
  const [, year, month, day] = /^(20\d\d)-(\d\d)-(\d\d)$/u.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const real = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
  if (!real) return refused(answerMessages.date);
  return today !== undefined && text > today ? refused(answerMessages.futureDate) : kept(text);
}

function checkMulti(options: readonly { value: string }[], sent: unknown): FieldCheck {
  const texts = listOf(sent);
  if (texts === null || !texts.every((text) => isOption(options, text))) return refused(answerMessages.unknownOption);
  if (texts.length === 0) return blank;
  return kept(options.map(({ value }) => value).filter((value) => texts.includes(value)));
}

function checkBody(id: string, raw: Readonly<Record<string, unknown>>, sent: unknown): FieldCheck {
  const names = bodyInputNames(id);
  const nested = (key: "places" | "sensations") =>
    typeof sent === "object" && sent !== null && Object.hasOwn(sent, key) ? Reflect.get(sent, key) : undefined;
  const part = (key: "places" | "sensations") =>
    listOf(Object.hasOwn(raw, names[key]) ? raw[names[key]] : nested(key));
  const [places, sensations] = [part("places"), part("sensations")];
  if (!places?.every(isBodyPlace) || !sensations?.every(isSensation)) return refused(answerMessages.unknownOption);
  if (places.length + sensations.length === 0) return blank;
  return kept({
    places: bodyPlaces.filter((place) => places.includes(place)),
    sensations: bodySensations.filter((sensation) => sensations.includes(sensation)),
  });
}

function listOf(sent: unknown): string[] | null {
  if (sent === undefined || sent === null || sent === "") return [];
  const list: unknown[] = Array.isArray(sent) ? sent : [sent];
  return list.every((entry) => typeof entry === "string") ? list.filter((entry) => entry !== "") : null;
}

function isOption(options: readonly { value: string }[], text: string): boolean {
  return options.some(({ value }) => value === text);
}
