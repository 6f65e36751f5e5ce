import type { RecordItem, RecordRoom } from "./record-item.ts";
import { headingOf } from "./words.ts";

/** What was decided about one item. `text` is what goes out in its place; `reason` why it was left out. */
export type Decided = { item: RecordItem; decision: "INCLUDE" | "REDACT" | "LEAVE_OUT"; text: string | null; reason: string | null };

export type DocumentEntry = { day: string; heading: string; text: string; gap: string | null };
/** What is handed out, whatever the format. Days "YYYY-MM-DD". */
export type RecordDocument = {
  title: string; of: string; practice: string; recipient: string; purpose: string; madeOn: string; by: string; limits: string;
  files: { heading: string; entries: DocumentEntry[] }[];
};

/** Stands on each page of everything handed out (domain 4.6). */
export const LIMITS = "Notes of what was seen and said, and one therapist's own ratings, not blind. They measure no person and no relationship, and are no ground for a verdict about either.";

const FILE_WORDS: Readonly<Record<RecordRoom, string>> = { JOINT: "Joint hours", A: "Own file", B: "Own file", PROCESS: "Process notes" };

export type DocumentFacts = { kind: "PERSON" | "JOINT"; of: string; practice: string; recipient: string; purpose: string; madeOn: string; by: string };

/**
 * Composes what goes out from decided items, in their order, one part per file. An item that was left out is a stated gap
 * with its reason and without its title; a redacted one stands in the words decided.
 */
export function composeDocument(facts: DocumentFacts, decided: readonly Decided[]): RecordDocument {
  const rooms: readonly RecordRoom[] = ["JOINT", "A", "B", "PROCESS"];
  const files = rooms.flatMap((room) => {
    const own = decided.filter(({ item }) => item.room === room);
    const heading = room === "JOINT" && facts.kind === "PERSON" ? "Own words in joint hours" : FILE_WORDS[room];
    return own.length === 0 ? [] : [{ heading, entries: own.map(entryOf) }];
  });
  const { kind, ...rest } = facts;
  return { title: kind === "JOINT" ? "Joint file" : "One person's file", ...rest, limits: LIMITS, files };
}

function entryOf({ item, decision, text, reason }: Decided): DocumentEntry {
  if (decision === "LEAVE_OUT") return { day: item.day, heading: "Left out", text: "", gap: reason ?? "" };
  if (decision === "REDACT") return { day: item.day, heading: headingOf({ type: item.type, title: "" }), text: text ?? "", gap: reason };
  return { day: item.day, heading: headingOf(item), text: item.text, gap: null };
}

/** The document as JSON (RFC 8259), two spaces deep: the form that is kept and hashed. */
export function toJson(document: RecordDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

// A spreadsheet runs what begins like this; full-width signs are read the same.
const FORMULA = /^[\s]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u;
const cell = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** The document as comma-separated values (RFC 4180), one line per entry; nothing in it can run as a formula. */
export function toCsv(document: RecordDocument): string {
  const rows = document.files.flatMap(({ heading, entries }) => entries.map((entry) => [heading, entry.day, entry.heading, entry.text, entry.gap ?? ""]));
  const about = [["About", document.madeOn, document.title, `${document.of}. ${document.purpose}. For ${document.recipient}. From ${document.practice}, ${document.by}.`, document.limits]];
  return [["File", "Day", "What", "Words", "Left out or changed because"], ...about, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
