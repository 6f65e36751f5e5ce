import { actorId, zoneOf, type Actor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { dayOf, dayToDate } from "#lib/platform/time.ts";
import { findVisibleClient } from "#lib/clients/queries.ts";
import { can } from "../policy.ts";
import { recordPrivateContactInput } from "../schema.ts";

/** Notes that there was contact with one person outside the hours, for the balance between the two. Throws ZodError, NotFoundError and RefusedError (a day to come). */
export async function recordPrivateContact(actor: Actor, raw: unknown): Promise<{ id: string }> {
  const input = recordPrivateContactInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, input.clientId);
    authorize(can, actor, "attend", client);
    if (input.on > dayOf(clock.now(), zoneOf(actor))) throw new RefusedError({ on: "This day is still to come. Enter the day itself." });
    const id = newId();
    await tx.privateContact.create({
      data: { practiceId: actor.practiceId, id, clientId: client.id, on: dayToDate(input.on), minutes: input.minutes, recordedAt: clock.now(), recordedById: actorId(actor) },
    });
    await recordChange(tx, actor, "private-contact.recorded", { type: "client", id: client.id, coupleId: client.coupleId });
    return { id };
  });
}
