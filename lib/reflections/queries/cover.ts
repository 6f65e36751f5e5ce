import type { ClinicianActor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { can } from "../policy.ts";
import { findVisibleReflection } from "../queries.ts";
import type { CoverContact } from "../cover.ts";

/**
 * For a cover: for whom they read, and how this person is reached (decision 34). Null for somebody on the case
 * team, whose pages of the case say it. The view is recorded. Throws NotFoundError.
 */
export async function coverContact(actor: ClinicianActor, reflectionId: string): Promise<CoverContact | null> {
  authorize(can, actor, "read", null);
  if (actor.coversFor.length === 0) return null;
  return inPractice(actor, async (tx) => {
    const { clientId, client: { coupleId, name } } = await findVisibleReflection(tx, actor, reflectionId);
    const { practiceId, membershipId, coversFor } = actor;
    const team = await tx.caseClinician.findMany({
      where: { practiceId, coupleId, endedAt: null }, select: { clinicianId: true, clinician: { select: { calledName: true } } }, orderBy: { addedAt: "asc" },
    });
    if (team.some(({ clinicianId }) => clinicianId === membershipId)) return null;
    const preference = await tx.contactPreference.findFirst({
      where: { practiceId, clientId }, orderBy: [{ recordedAt: "desc" }, { id: "desc" }], select: { channel: true, email: true },
    });
    await recordView(tx, actor, { type: "contact-preference", id: clientId, coupleId });
    const readsFor = team.filter(({ clinicianId }) => coversFor.includes(clinicianId)).map(({ clinician }) => clinician.calledName);
    return { name, readsFor, channel: preference?.channel ?? null, email: preference?.channel === "EMAIL" ? preference.email : null };
  });
}
