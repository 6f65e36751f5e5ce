/** What a mark stands for: the word classes of domain 6.5, and CONTACT: asked for a call, or very upset. */
export type RiskClass = "A" | "B" | "B2" | "C" | "D" | "CONTACT";
/** What the person answered on the card; stored and shown, it clears nothing. */
export type RiskReply = "SAFE" | "NOT_SURE" | "NOT_SAFE" | "LONG_AGO" | "NOT_LONG_AGO" | "NOT_MEANT";
/** How a clinician answered the marks of a reflection (domain 6.5, handling). */
export type ClearanceKind = "CONTACTED" | "NOT_RISK" | "KNOWN_PLAN" | "HANDED_OVER";

/** A mark as it stands in the database; `loweredFrom` is the class before "was this long ago?". */
export type StoredMark = {
  readonly class: RiskClass;
  readonly loweredFrom: RiskClass | null;
  readonly reply: RiskReply | null;
  readonly repliedAt: Date | null;
  readonly markedAt: Date;
};

const ORDER: readonly RiskClass[] = ["A", "C", "B", "B2", "D", "CONTACT"];

/** The highest of some classes in the order A, C, B, B2, D, CONTACT; null for none. */
export function shownClass(classes: readonly RiskClass[]): RiskClass | null {
  return ORDER.find((one) => classes.includes(one)) ?? null;
}

/** Position of a class in lists, 0 first; what carries no mark comes after all of them. */
export function urgencyOf(shown: RiskClass | null): number {
  return shown === null ? ORDER.length : ORDER.indexOf(shown);
}

/** The classes that are shown in red (domain 6.5). */
export const RED_CLASSES = ["A", "B", "B2", "C"] as const satisfies readonly RiskClass[];

/** A, B, B2 and C are red; D and CONTACT amber (domain 6.5). */
export function isRed(shown: RiskClass): boolean {
  return shown !== "D" && shown !== "CONTACT";
}

/** The class a mark has now: "no, not long ago" gives it its class back (domain 6.5). */
export function standingClass(mark: StoredMark): RiskClass {
  return mark.reply === "NOT_LONG_AGO" ? (mark.loweredFrom ?? mark.class) : mark.class;
}

/**
 * The marks that no clinician has answered: newer than the newest clearance, or told after it that the
 * person is not safe or that it is not long ago. "Not what I meant" clears nothing.
 */
export function standingMarks<T extends StoredMark>(marks: readonly T[], clearedAt: readonly Date[]): T[] {
  const newest = Math.max(-Infinity, ...clearedAt.map((at) => at.getTime()));
  const raised = (mark: T): number =>
    mark.repliedAt && (mark.reply === "NOT_SAFE" || mark.reply === "NOT_LONG_AGO") ? mark.repliedAt.getTime() : mark.markedAt.getTime();
  return marks.filter((mark) => raised(mark) > newest);
}
