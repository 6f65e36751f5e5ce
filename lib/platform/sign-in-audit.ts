import { mintPracticeId, type ClinicianActor, type SystemActor } from "./actor.ts";
import { recordChange } from "./audit.ts";
import { setLocal, type Transaction } from "./db.ts";

type Who = "the person" | "the product";
type Detail = Record<string, string | number | boolean | null>;

/**
 * Records a deed of signing in or out in every practice the person works in, in the transaction of
 * the deed. `tx` comes from `asUser`. "the product" stands for tries of somebody not yet known.
 * Practices are visited in a fixed order, so that two such transactions never wait for each other.
 */
export async function recordSignIn(
  tx: Transaction, userId: string, who: Who, action: string, origin: string, detail: Detail = {},
): Promise<void> {
  const memberships = await tx.membership.findMany({
    where: { userId, endedAt: null }, orderBy: { practiceId: "asc" }, select: { id: true, practiceId: true, role: true, calledName: true },
  });
  for (const { id, practiceId, role, calledName } of memberships) {
    const practice = mintPracticeId(practiceId);
    const product: SystemActor = { kind: "system", practiceId: practice, job: "sign-in", origin };
    const person: ClinicianActor = {
      kind: "clinician", practiceId: practice, userId, membershipId: id, role, calledName, signInSessionId: "", zone: "UTC", origin,
    };
    await setLocal(tx, "app.practice_id", practiceId);
    await recordChange(tx, who === "the person" ? person : product, action, { type: "user", id: userId }, detail);
  }
}
