import type { Actor } from "#lib/platform/actor.ts";
import { openText } from "#lib/platform/keyring.ts";
import { authorize } from "#lib/platform/policy.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { dateToDay } from "#lib/platform/time.ts";
import type { CoupleWithPeople, SecretsPolicyDto } from "../dto.ts";
import { can, visibleTo } from "../policy.ts";

const newest = [{ recordedAt: "desc" }, { id: "desc" }] satisfies { recordedAt?: "desc"; id?: "desc" }[];
const signatures = { secretsPolicySignatures: { orderBy: { signedOn: "asc" }, select: { clientId: true, signedOn: true, manner: true } } } as const;

/** The couple's policies on confidences, newest first; the first is in force. The caller records the view. */
export async function openSecretsPolicies(tx: Transaction, actor: Actor, couple: CoupleWithPeople): Promise<SecretsPolicyDto[]> {
  authorize(can, actor, "view", couple);
  const rows = await tx.secretsPolicy.findMany({
    where: { practiceId: actor.practiceId, coupleId: couple.id, couple: visibleTo(actor) },
    orderBy: newest, include: { recordedBy: { select: { calledName: true } }, ...signatures },
  });
  const policies: SecretsPolicyDto[] = [];
  for (const { id, kind, exceptions, agreedOn, recordedBy, secretsPolicySignatures } of rows) {
    const open = await openText(tx, actor.practiceId, { table: "SecretsPolicy", row: id, column: "exceptions" }, exceptions);
    const signed = secretsPolicySignatures.map(({ clientId, signedOn, manner }) => ({ clientId, manner, signedOn: dateToDay(signedOn) }));
    policies.push({ id, kind, exceptions: open, agreedOn: dateToDay(agreedOn), recordedBy: recordedBy.calledName, signed });
  }
  return policies;
}

/** The policy in force with who signed it, or null. Opens no sealed text. */
export async function policyInForce(tx: Transaction, actor: Actor, coupleId: string) {
  return tx.secretsPolicy.findFirst({ where: { practiceId: actor.practiceId, coupleId, couple: visibleTo(actor) }, orderBy: newest, include: signatures });
}

/** Who of a couple has not signed the policy in force; everybody while there is none, nobody in a case of one client. */
export async function unsignedBy(tx: Transaction, actor: Actor, couple: CoupleWithPeople): Promise<string[]> {
  if (couple.kind === "INDIVIDUAL") return [];
  const signed = (await policyInForce(tx, actor, couple.id))?.secretsPolicySignatures ?? [];
  return couple.clients.filter(({ id }) => !signed.some(({ clientId }) => clientId === id)).map(({ name }) => name);
}
