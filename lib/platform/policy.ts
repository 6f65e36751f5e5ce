import type { Actor } from "./actor.ts";
import { ForbiddenError } from "./errors.ts";

/** Answers whether an actor may do something with a subject. Denies what it does not name. */
export type Can<Verb extends string, Subject> = (actor: Actor, verb: Verb, subject: Subject) => boolean;

/** Throws ForbiddenError unless the domain's policy allows it. Every command and query asks. */
export function authorize<Verb extends string, Subject>(can: Can<Verb, Subject>, actor: Actor, verb: Verb, subject: Subject): void {
  if (!can(actor, verb, subject)) throw new ForbiddenError();
}

/** A scope that no row meets, for actors whom a domain shows nothing. The id is the nil UUID. */
export const nothing = { id: "00000000-0000-0000-0000-000000000000" } as const;
