import type { ClientActor } from "#lib/platform/actor.ts";
import { openText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { noDraft, type StoredDraft } from "../draft.ts";
import { can, visibleTo } from "../policy.ts";

/** What this link's person typed and did not send; version 0 and no id while there is nothing. */
export async function ownDraft(tx: Transaction, actor: ClientActor): Promise<{ id: string | null; version: number; stored: StoredDraft }> {
  authorize(can, actor, "save", { id: actor.requestId });
  const { practiceId, requestId } = actor;
  const row = await tx.requestDraft.findFirst({ where: { AND: [{ request: visibleTo(actor) }, { practiceId, requestId }] } });
  if (!row) return { id: null, version: 0, stored: noDraft };
  const sealed = await openText(tx, practiceId, { table: "RequestDraft", row: row.id, column: "answers" }, row.answers);
  return { id: row.id, version: row.version, stored: JSON.parse(sealed) as StoredDraft };
}

/** What another page typed meanwhile and nobody looked at: this page's own first; null when there is none. */
export function firstAside({ asides }: StoredDraft): { page: string; answers: StoredDraft["answers"] } | null {
  const [first] = Object.entries(asides);
  return first ? { page: first[0], answers: first[1] } : null;
}
