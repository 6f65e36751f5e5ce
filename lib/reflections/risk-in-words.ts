import type { ClearanceKind, RiskClass, RiskReply } from "./risk-class.ts";

const MARKS: Record<RiskClass, { word: string; asks: string }> = {
  A: { word: "may be about the person's own safety", asks: "Ask about it alone and soon; see the way for thoughts of suicide or self-harm." },
  C: { word: "may be about a child or someone who needs care", asks: "Think of your local duty to protect." },
  B: { word: "may be about harm or fear", asks: "Read this alone. A private check may be due. Reach the person only in the way agreed." },
  B2: { word: "may be about an own act", asks: "The person wrote about something they did. Read this alone." },
  D: { word: "sounds heavy", asks: "Ask how things are." },
  CONTACT: { word: "asks to be contacted, or is very upset", asks: "Reach the person by the next working day, in the way agreed." },
};

/** What a mark may be about, for the therapist. A word search: it can be wrong both ways. */
export function markInWords(mark: RiskClass): string {
  return MARKS[mark].word;
}

/** What a mark asks of the therapist; it decides nothing. */
export function markAsks(mark: RiskClass): string {
  return MARKS[mark].asks;
}

/** Under every mark (domain 6.5). */
export const markLimits = "A word search marked this. It can be wrong both ways.";

/** A marked line in a list. */
export const markedLine = "Marked by the word search: read first";

export const CLEARANCES: Record<ClearanceKind, string> = {
  CONTACTED: "I was in contact", NOT_RISK: "It is not a risk", KNOWN_PLAN: "Known, a plan is in place", HANDED_OVER: "Handed over",
};

const REPLIES: Record<RiskReply, string> = {
  SAFE: "said they are safe today", NOT_SURE: "is not sure to be safe today", NOT_SAFE: "said they are not safe today",
  LONG_AGO: "said it was long ago", NOT_LONG_AGO: "said it was not long ago", NOT_MEANT: "said it was not meant like that",
};

/** What the person answered on the page that a mark brought up. It clears nothing. */
export function replyInWords(reply: RiskReply): string {
  return REPLIES[reply];
}
