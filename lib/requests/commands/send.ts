import type { ClientActor } from "#lib/platform/actor.ts";
import { ConflictError, NotFoundError } from "#lib/platform/errors.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { recordReflection } from "#lib/reflections/commands/send.ts";
import { isStale, saysTheSame, withPart, type PageSeen } from "../draft.ts";
import { can } from "../policy.ts";
import { holdOpenRequest, isSender } from "../queries.ts";
import { ownDraft } from "../queries/own-draft.ts";
import type { TypedAnswers } from "../schema.ts";
import { endRequest } from "./end.ts";
import { openNextTurn } from "./turn.ts";

/**
 * Sends what a person wrote: checks it, seals it, ends the link and every page behind it, all in one
 * transaction. Sent twice from one page it is one reflection. With `seen`, that page's inputs stand for
 * themselves and the rest comes from the draft. Throws RefusedError with a sentence per field,
 * ConflictError while another page's words wait to be looked at, NotFoundError once the link is dead.
 */
export async function sendReflection(actor: ClientActor, typed: TypedAnswers, seen: PageSeen | null = null): Promise<{ reflectionId: string }> {
  authorize(can, actor, "send", { id: actor.requestId });
  return inPractice(actor, async (tx) => {
    const request = await holdOpenRequest(tx, actor, true);
    if (!request.isOpen) {
      if (!request.reflection || !(await isSender(tx, actor, request.requestEnd))) throw new NotFoundError();
      return { reflectionId: request.reflection.id };
    }
    const answers = seen ? await wholeOf(tx, actor, typed, seen) : typed;
    const { id } = await recordReflection(tx, actor, request.assignment, answers);
    await openNextTurn(tx, actor, actor.coupleId, request);
    await endRequest(tx, actor, { id: request.id, coupleId: actor.coupleId }, "SENT");
    return { reflectionId: id };
  });
}

async function wholeOf(tx: Transaction, actor: ClientActor, typed: TypedAnswers, seen: PageSeen): Promise<TypedAnswers> {
  const { version, stored } = await ownDraft(tx, actor);
  const whole = withPart(stored.answers, seen.names, typed);
  const isBehind = isStale(stored, version, seen) && !saysTheSame(whole, stored.answers, seen.names);
  if (isBehind || Object.keys(stored.asides).length > 0) throw new ConflictError({}, version);
  return whole;
}
