import type { Seat } from "#lib/couples/seat.ts";

/** The file something lies in: the joint one, one person's, or the clinician's process notes (decision 9). */
export type RecordRoom = "JOINT" | Seat | "PROCESS";

export const RECORD_TYPES = {
  session: "Hour", observation: "Mark", note: "Note", "process-note": "Process note", wrapUp: "End of the hour", agreement: "Agreement",
  policy: "Policy on confidences", ending: "Ending", discernment: "On the way to a direction", assignment: "Exercise", reflection: "Reflection",
  screen: "Private questions", told: "Told alone", talk: "Private talk", plan: "Safety plan", decision: "Decision about safety", goal: "Goal",
  stayingFor: "What I stay for", closure: "Marks of closure", saw: "What we saw", held: "Held in confidence", consent: "Consent",
  contact: "How the person is reached", rating: "Rating", followUp: "Follow-up",
} as const;
export type RecordType = keyof typeof RECORD_TYPES;

/**
 * One thing of a record, in words. `author` is whose words it holds; `day` is "YYYY-MM-DD"; `text` may be empty where
 * the title says it all.
 */
export type RecordItem = { type: RecordType; ref: string; room: RecordRoom; author: Seat | "CLINICIAN"; day: string; title: string; text: string };

/** What a release is of. `seat` is null for the joint file; `isAlone` for a case of one person. */
export type ReleaseScope = { kind: "PERSON" | "JOINT"; seat: Seat | null; isAlone: boolean; withProcess: boolean };

/**
 * Whether an item belongs to a release (AAMFT 2.3; domain 5.4). One partner's file holds that person's room and their own
 * words of the joint one; the joint file never holds what was told alone. Process notes come only if asked for.
 */
export function belongsTo({ kind, seat, isAlone, withProcess }: ReleaseScope, item: Pick<RecordItem, "room" | "author">): boolean {
  if (item.room === "PROCESS") return withProcess;
  if (kind === "JOINT") return item.room === "JOINT";
  if (item.room === "JOINT") return isAlone || item.author === seat;
  return item.room === seat;
}

/** The order of a record: by day, then as gathered. */
export function inRecordOrder(items: readonly RecordItem[]): RecordItem[] {
  return items.map((item, index) => ({ item, index }))
    .toSorted((one, next) => one.item.day.localeCompare(next.item.day) || one.index - next.index).map(({ item }) => item);
}

const LEFT_OUT = "[left out: about another person]";
const PARTNER_WORDS = /\b(partner|husband|wife|spouse|boyfriend|girlfriend|fianc[eé]e?)('s)?\b/iu;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** Whether a text speaks of somebody else: by one of their names, or as the partner. */
export function speaksOf(text: string, names: readonly string[]): boolean {
  return PARTNER_WORDS.test(text) || isNamed(text, names);
}

function isNamed(text: string, names: readonly string[]): boolean {
  const known = names.flatMap((name) => [name, ...name.split(/\s+/u)]).filter((name) => name.length > 1);
  return known.some((name) => new RegExp(String.raw`(^|[^\p{L}])${escaped(name)}(?=$|[^\p{L}])`, "iu").test(text));
}

/** A proposal for redaction: each sentence that speaks of somebody else gives way to a stated gap. The therapist decides. */
export function withoutOthers(text: string, names: readonly string[]): string {
  return withGaps(text, (sentence) => speaksOf(sentence, names), LEFT_OUT);
}

/** A text in which each sentence that names a person gives way to `gap`; what does not stays letter for letter. */
export function withoutNames(text: string, names: readonly string[], gap: string): string {
  return withGaps(text, (sentence) => isNamed(sentence, names), gap);
}

function withGaps(text: string, goes: (sentence: string) => boolean, gap: string): string {
  if (!goes(text)) return text;
  const run = new RegExp(String.raw`(${escaped(gap)}[ \t]*)+`, "gu");
  const sentences = (line: string) => line.match(/[^.!?]+[.!?]*\s*/gu) ?? [line];
  return text.split("\n").map((line) => sentences(line).map((sentence) => (goes(sentence) ? `${gap} ` : sentence)).join("").replaceAll(run, `${gap} `).trimEnd()).join("\n");
}

/**
 * What is proposed for an item before the therapist looks at it. One person's file gives way where it speaks of somebody else;
 * what was decided about safety stays out of a joint file, since it may come from what one of them told alone.
 */
export function proposedDecision({ kind }: Pick<ReleaseScope, "kind">, item: Pick<RecordItem, "type" | "text" | "title">, othersNames: readonly string[]): "INCLUDE" | "REDACT" | "LEAVE_OUT" {
  if (kind === "JOINT") return item.type === "decision" ? "LEAVE_OUT" : "INCLUDE";
  return speaksOf(`${item.title}\n${item.text}`, othersNames) ? "REDACT" : "INCLUDE";
}
