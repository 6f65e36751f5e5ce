import type { ShareChoice } from "#lib/exercises/form.ts";

/**
 * The share choice as the first thing a therapist reads (domain 3.0, 6.2). "No" is hard whatever the
 * policy says; null is never "yes" (rule F6). One client alone was not asked.
 */
export function shareInWords(share: ShareChoice | null, name: string, solo: boolean): string {
  if (solo) return "No partner takes part: this is between you two";
  switch (share) {
    case "YES":
      return "May be brought up";
    case "ASK":
      return `Ask ${name} first, alone`;
    case "NO":
    case null:
      return "For you only";
  }
}

/** A sign for the share choice in lists, beside its words: full, half or open circle. One client alone has none. */
export function shareSign(share: ShareChoice | null, solo: boolean): string {
  if (solo) return "";
  return share === "YES" ? "●" : share === "ASK" ? "◐" : "○";
}

/** What the share choice asks of the therapist, in one sentence. */
export function shareAsks(share: ShareChoice | null, name: string, solo: boolean): string | null {
  if (solo) return null;
  switch (share) {
    case "YES":
      return `${name} agreed that you may raise this when both are there.`;
    case "ASK":
      return `Ask ${name} alone before you raise any of this.`;
    case "NO":
      return `${name} said no. These words stay in ${name}'s own file.`;
    case null:
      return `${name} was not asked or gave no answer. That is never a yes.`;
  }
}
