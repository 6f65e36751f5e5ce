import type { ClientActor, ClinicianActor } from "#lib/platform/actor.ts";
import { newId } from "#lib/platform/ids.ts";

/** Somebody behind one unlocked link: sees that request and nothing else. */
export function behindALink(therapist: ClinicianActor, person: { id: string; seat: "A" | "B" }, coupleId: string): ClientActor {
  return {
    kind: "client", practiceId: therapist.practiceId, clientId: person.id, coupleId, seat: person.seat,
    requestId: newId(), visitId: newId(), origin: "127.0.0.1",
  };
}

/** Ids that no case of the practice has: malformed, empty, unknown. */
export const strayIds: readonly string[] = ["", "1", "../couples", "'; --", "00000000-0000-0000-0000-000000000000", newId()];
