import type { ClientActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { newId } from "#lib/platform/ids.ts";
import { sealText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import type { FormField } from "#lib/exercises/exercise.ts";
import { isStale, saysTheSame, withPart, type PageSeen, type StoredDraft } from "../draft.ts";
import { can } from "../policy.ts";
import { holdOpenRequest, type OwnRequest } from "../queries.ts";
import { firstAside, ownDraft } from "../queries/own-draft.ts";
import { draftOf, type TypedAnswers } from "../schema.ts";
import { differencesOf, merged, type Pick } from "../typed-words.ts";

/** "aside": another page wrote meanwhile, so this one's words are kept beside, to be chosen from. */
export type Kept = { outcome: "kept"; version: number } | { outcome: "aside"; version: number };

/**
 * Keeps what was typed and not sent, sealed. With `seen`, only that page's inputs are replaced, and
 * never what another page wrote after it was shown; without, all of it is. Throws NotFoundError once
 * the link is dead.
 */
export async function saveDraft(actor: ClientActor, typed: TypedAnswers, seen: PageSeen | null = null): Promise<Kept> {
  authorize(can, actor, "save", { id: actor.requestId });
  return inPractice(actor, async (tx) => {
    const request = await holdOpenRequest(tx, actor);
    return keepDraft(tx, actor, request, draftOf(typed), seen);
  });
}

async function keepDraft(tx: Transaction, actor: ClientActor, request: OwnRequest, typed: TypedAnswers, seen: PageSeen | null): Promise<Kept> {
  const { id, version, stored } = await ownDraft(tx, actor, request);
  const answers = seen ? withPart(stored.answers, seen.names, typed) : typed;
  if (seen && isStale(stored, version, seen)) {
    if (saysTheSame(answers, stored.answers, seen.names)) return { outcome: "kept", version };
    const asides = { ...stored.asides, [seen.page]: withPart(stored.asides[seen.page] ?? {}, seen.names, typed) };
    await writeDraft(tx, actor, { id, version, stored: { ...stored, asides } });
    return { outcome: "aside", version };
  }
  const by = seen?.page ?? "";
  const next = version + 1;
  await writeDraft(tx, actor, { id, version: next, stored: { ...stored, answers, by, since: id && stored.by === by ? stored.since : next } });
  return { outcome: "kept", version: next };
}

async function writeDraft(tx: Transaction, actor: ClientActor, { id: known, version, stored }: { id: string | null; version: number; stored: StoredDraft }): Promise<void> {
  const { practiceId, requestId } = actor;
  const id = known ?? newId();
  const answers = await sealText(tx, practiceId, { table: "RequestDraft", row: id, column: "answers" }, JSON.stringify(stored));
  const savedAt = clock.now();
  if (known) {
    await tx.requestDraft.updateMany({ where: { practiceId, id }, data: { answers, version, savedAt } });
    return;
  }
  await tx.requestDraft.create({ data: { practiceId, id, requestId, answers, version, savedAt } });
  await recordChange(tx, actor, "request.draft-begun", { type: "request", id: requestId, coupleId: actor.coupleId });
}

/**
 * Makes one draft of the two that two pages wrote, as the person picked, field by field. "changed":
 * there is something newer to look at; "unpicked": a field is still open. Throws NotFoundError.
 */
export async function mergeDraft(actor: ClientActor, fields: readonly FormField[], picks: Readonly<Record<string, Pick>>, version: number): Promise<"merged" | "changed" | "unpicked"> {
  authorize(can, actor, "save", { id: actor.requestId });
  return inPractice(actor, async (tx) => {
    const draft = await ownDraft(tx, actor, await holdOpenRequest(tx, actor));
    const aside = firstAside(draft.stored);
    if (!aside) return "merged";
    if (draft.version !== version) return "changed";
    const open = differencesOf(fields, draft.stored.answers, aside.answers).filter(({ field }) => !picks[field.id]);
    if (open.length > 0) return "unpicked";
    const { [aside.page]: _, ...asides } = draft.stored.asides;
    const answers = merged(fields, draft.stored.answers, aside.answers, picks);
    await writeDraft(tx, actor, { id: draft.id, version: version + 1, stored: { answers, by: "", since: version + 1, asides } });
    return "merged";
  });
}
