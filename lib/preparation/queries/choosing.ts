import type { ClinicianActor } from "#lib/platform/actor.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import type { PersonSuggestions } from "../suggestions.ts";
import { suggestionsFor } from "#lib/preparation/queries/suggestions.ts";

/** What each person may be offered now, for the page on which an exercise is chosen (domain 5.2). Throws NotFoundError. */
export async function suggestionsToChoose(actor: ClinicianActor, coupleId: string): Promise<PersonSuggestions[]> {
  return inPractice(actor, (tx) => suggestionsFor(tx, actor, coupleId));
}
