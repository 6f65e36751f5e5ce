import type { Actor } from "#lib/platform/actor.ts";

export type PreparationVerb = "prepare";

/** A brief and the day belong to clinicians; which cases are in them is decided by the couples' `visibleTo`. */
export function can(actor: Actor, verb: PreparationVerb, _subject: { id: string } | null): boolean {
  switch (verb) {
    case "prepare":
      return actor.kind === "clinician";
    default:
      return false;
  }
}
