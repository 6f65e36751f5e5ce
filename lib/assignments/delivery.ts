import { missingForPerson, type LinkFacts } from "#lib/consents/link-readiness.ts";
import type { Delivery } from "./schema.ts";
import { presetDelivery } from "./status.ts";

/** How a task reaches a person when nobody chose: by what they asked for, paper while anything is missing. `mail`: whether a mail server is set up. */
export function deliveryOf(readiness: LinkFacts, clientId: string, mail: boolean): Delivery {
  const channel = readiness.people.find((person) => person.clientId === clientId)?.contact?.channel ?? null;
  return presetDelivery(channel, { haveLink: missingForPerson(readiness, clientId).length === 0, mail });
}
