import type { ClientActor } from "#lib/platform/actor.ts";
import { openText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { noDraft, type StoredDraft } from "../draft.ts";
import { can } from "../policy.ts";

/** A kept draft as it is stored. */
export type DraftRow = { id: string; version: number; answers: string };

/** What stands in the draft of a link that was found within its scope; version 0 and no id while there is nothing. */
export function ownDraft(tx: Transaction, actor: ClientActor, { draft }: { draft: DraftRow | null }): Promise<{ id: string | null; version: number; stored: StoredDraft }> {
  authorize(can, actor, "save", { id: actor.requestId });
  if (!draft) return Promise.resolve({ id: null, version: 0, stored: noDraft });
  const { id, version } = draft;
  return openText(tx, actor.practiceId, { table: "RequestDraft", row: id, column: "answers" }, draft.answers)
    .then((opened) => ({ id, version, stored: JSON.parse(opened) as StoredDraft }));
}

/** What another page typed meanwhile and nobody looked at: this page's own first; null when there is none. */
export function firstAside({ asides }: StoredDraft): { page: string; answers: StoredDraft["answers"] } | null {
  const [first] = Object.entries(asides);
  return first ? { page: first[0], answers: first[1] } : null;
}
