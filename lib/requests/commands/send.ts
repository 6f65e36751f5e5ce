import type { ClientActor } from "#lib/platform/actor.ts";
import { ConflictError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import type { Form } from "#lib/exercises/form.ts";
import { recordReflection } from "#lib/reflections/commands/send.ts";
import { isStale, saysTheSame, withPart, type PageSeen } from "../draft.ts";
import { can } from "../policy.ts";
import { duringVisit, holdOpenRequest, isSender, type OwnRequest, type Visit, type VisitProof } from "../queries.ts";
import { ownDraft } from "../queries/own-draft.ts";
import type { TypedAnswers } from "../schema.ts";
import { endRequest } from "./end.ts";
import { openNextTurn } from "./turn.ts";

/** What a page sends; with `seen`, its inputs stand for themselves and the rest comes from the draft. */
export type Sent = { typed: TypedAnswers; seen: PageSeen | null };

/** What became of a post that sends: "behind" is another page's words that wait to be looked at, "unread" a post that no page of ours makes. */
export type Sending = { visit: Visit; outcome: "sent" | "refused" | "behind" | "unread" | "closed" };

/**
 * Finds the visit and sends what a person wrote, in one transaction. `read` makes of the form what is
 * sent, or null. Nothing is stored unless the outcome is "sent".
 */
export async function sendFromVisit(proof: VisitProof, read: (form: Form) => Sent | null): Promise<Sending> {
  let live: Visit = { state: "none" };
  try {
    const { visit, done } = await duringVisit(proof, false, async (tx, found, request) => {
      live = found;
      const sent = read(found.form);
      if (sent) await sendIn(tx, found.actor, request, sent);
      return sent ? "sent" : "unread";
    });
    return { visit, outcome: done ?? "closed" };
  } catch (error) {
    if (error instanceof ConflictError) return { visit: live, outcome: "behind" };
    if (error instanceof RefusedError) return { visit: live, outcome: "refused" };
    throw error;
  }
}

/**
 * Sends what a person wrote: checks it, seals it, ends the link and every page behind it, all in one
 * transaction. Sent twice from one page it is one reflection. Throws RefusedError with a sentence per
 * field, ConflictError while another page's words wait to be looked at, NotFoundError once the link is dead.
 */
export async function sendReflection(actor: ClientActor, typed: TypedAnswers, seen: PageSeen | null = null): Promise<{ reflectionId: string }> {
  return inPractice(actor, async (tx) => {
    const request = await holdOpenRequest(tx, actor, true);
    if (request.isOpen) return sendIn(tx, actor, request, { typed, seen });
    if (!request.reflection || !(await isSender(tx, actor, request.requestEnd))) throw new NotFoundError();
    return { reflectionId: request.reflection.id };
  });
}

async function sendIn(tx: Transaction, actor: ClientActor, request: OwnRequest, { typed, seen }: Sent): Promise<{ reflectionId: string }> {
  authorize(can, actor, "send", { id: actor.requestId });
  const answers = seen ? await wholeOf(tx, actor, request, { typed, seen }) : typed;
  const { id } = await recordReflection(tx, actor, { ...request.assignment, time: request.time }, answers);
  await openNextTurn(tx, actor, actor.coupleId, request);
  await endRequest(tx, actor, { id: request.id, coupleId: actor.coupleId }, "SENT");
  return { reflectionId: id };
}

async function wholeOf(tx: Transaction, actor: ClientActor, request: OwnRequest, { typed, seen }: { typed: TypedAnswers; seen: PageSeen }): Promise<TypedAnswers> {
  const { version, stored } = await ownDraft(tx, actor, request);
  const whole = withPart(stored.answers, seen.names, typed);
  const isBehind = isStale(stored, version, seen) && !saysTheSame(whole, stored.answers, seen.names);
  if (isBehind || Object.keys(stored.asides).length > 0) throw new ConflictError({}, version);
  return whole;
}
