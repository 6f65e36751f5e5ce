import type { ClinicianActor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import { newId } from "#lib/platform/ids.ts";
import { withPractice } from "#lib/platform/tenancy.ts";
import { foundPractice } from "#lib/practices/commands.ts";

/** A hash of no password anybody types: tests that sign in set a real one. */
export const UNUSABLE_PASSWORD_HASH = "$argon2id$v=19$m=19456,t=2,p=1$dW51c2FibGU$dW51c2FibGV1bnVzYWJsZXVudXNhYmxldW51c2FibGU";

export type PracticeCast = {
  /** Jo Brandt, the therapist with the cases. */
  jo: ClinicianActor;
  /** Ines Falk, a colleague who is on no case team until someone adds her. */
  ines: ClinicianActor;
  /** Marta Olsen, the owner, who reads no clinical text. */
  marta: ClinicianActor;
};

const ZONE = "Europe/London";

/** Opens a practice with its owner and two clinicians, each ready to act. */
export async function openPractice(name = "Harbour Street"): Promise<PracticeCast> {
  const domain = `${newId().slice(-12)}.example`;
  const { practiceId, membershipId, userId } = await foundPractice({
    practiceName: name, zone: ZONE, region: "UK", readingHours: "Mon and Thu 9:00",
    owner: { name: "Marta Olsen", calledName: "Marta", email: `marta@${domain}`, passwordHash: UNUSABLE_PASSWORD_HASH },
  });
  const marta: ClinicianActor = {
    kind: "clinician", practiceId, userId, membershipId, role: "OWNER", calledName: "Marta", coversFor: [], signInSessionId: newId(), zone: ZONE, origin: "127.0.0.1",
  };
  return { marta, jo: await join(marta, "Jo Brandt", domain), ines: await join(marta, "Ines Falk", domain) };
}

async function join(owner: ClinicianActor, name: string, domain: string): Promise<ClinicianActor> {
  const calledName = name.split(" ")[0] as string;
  const ids = { userId: newId(), membershipId: newId() };
  await withPractice(owner.practiceId, async (tx) => {
    const createdAt = clock.now();
    await tx.user.create({
      data: { id: ids.userId, email: `${calledName.toLowerCase()}@${domain}`, name, passwordHash: UNUSABLE_PASSWORD_HASH, createdAt },
    });
    await tx.membership.create({
      data: { practiceId: owner.practiceId, id: ids.membershipId, userId: ids.userId, role: "CLINICIAN", calledName, createdAt },
    });
  });
  return { ...owner, ...ids, role: "CLINICIAN", calledName, signInSessionId: newId() };
}
