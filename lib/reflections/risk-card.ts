import { clientTexts } from "#lib/exercises/exercise.ts";
import { card as words } from "./messages.ts";
import { shownClass, type RiskClass, type RiskReply } from "./risk-class.ts";

/** What a card needs to know of a mark, found in a draft or stored. */
export type CardMark = { readonly class: RiskClass; readonly loweredFrom: RiskClass | null };
export type CardKind = "A" | "B" | "B2" | "C" | "D" | "LONG_AGO";
type CallLine = { readonly label: string; readonly number: string; readonly about: string };

/** What the practice says of itself: `next` in words, null when no reading time is known. */
export type CardFrame = {
  readonly therapist: string;
  readonly help: readonly CallLine[];
  readonly reading: { readonly next: { readonly day: string; readonly time: string } | null; readonly cover: string | null } | null;
};

/** One card in words: sentences, numbers to call, whether the way to the help page stands on it, and the answers it takes. */
export type RiskCardWords = {
  readonly kind: CardKind;
  readonly text: string;
  readonly calls: readonly { readonly label: string; readonly number: string }[];
  readonly pointsToSafety: boolean;
  readonly replies: readonly { readonly reply: RiskReply; readonly label: string }[];
};

const TEXT = { A: "cardA", B: "cardB", B2: "cardB2", C: "cardC", D: "cardD", LONG_AGO: "cardLongAgo" } as const;

// Lines about violence stay behind the way to the help page, so that the card looks ordinary at a glance (domain 6.4).
const CALLS: Readonly<Record<CardKind, readonly string[]>> = {
  A: ["emergency", "suicide"], B: ["emergency"], B2: ["emergency"], C: ["emergency", "child"], D: ["suicide", "emergency"], LONG_AGO: [],
};

const REPLIES: Readonly<Record<CardKind, readonly RiskReply[]>> = {
  A: ["NOT_MEANT"], B: ["NOT_MEANT"], B2: ["NOT_MEANT"], C: ["NOT_MEANT"],
  D: ["SAFE", "NOT_SURE", "NOT_SAFE", "NOT_MEANT"], LONG_AGO: ["LONG_AGO", "NOT_LONG_AGO", "NOT_MEANT"],
};

/** Which card some marks bring up; null for none: a wish to be contacted has no card. */
export function cardKindOf(marks: readonly CardMark[]): CardKind | null {
  const shown = shownClass(marks.map((mark) => mark.class));
  if (shown === null || shown === "CONTACT") return null;
  return shown === "D" && marks.some(({ loweredFrom }) => loweredFrom !== null) ? "LONG_AGO" : shown;
}

/** Whether a card of this kind takes this answer. */
export function takesReply(kind: CardKind | null, reply: RiskReply): boolean {
  return kind !== null && REPLIES[kind].includes(reply);
}

/**
 * The card for what was found (domain 6.5), or null. When somebody reads is said only where it is
 * known; without a reading time the card promises nothing. It never says what was found or where.
 */
export function cardFor(marks: readonly CardMark[], frame: CardFrame): RiskCardWords | null {
  const kind = cardKindOf(marks);
  if (kind === null) return null;
  const about = CALLS[kind];
  const calls = frame.help.filter((line) => about.includes(line.about)).toSorted((one, other) => about.indexOf(one.about) - about.indexOf(other.about));
  const text = fill(clientTexts[TEXT[kind]], { reads: readsInWords(frame), number: calls.map(({ number }) => number).join(" or ") || words.localNumber });
  return {
    kind, text, calls: calls.map(({ label, number }) => ({ label, number })), pointsToSafety: kind === "B" || kind === "B2" || kind === "C",
    replies: REPLIES[kind].map((reply) => ({ reply, label: words.replies[reply] })),
  };
}

function readsInWords({ therapist, reading }: CardFrame): string {
  if (!reading?.next) return "";
  return fill(clientTexts.reads, { therapist, day: reading.next.day, time: reading.next.time, cover: reading.cover ?? words.numbersBelow });
}

// One pass, so that a name that looks like a place is never filled again.
function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/gu, (place, name: string) => values[name] ?? place).trim();
}
