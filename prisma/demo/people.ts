import { mintPracticeId, type ClinicianActor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import { newId, newSecret } from "#lib/platform/ids.ts";
import { hashPassword } from "#lib/platform/password.ts";
import { asUser, withoutPractice, withPractice } from "#lib/platform/tenancy.ts";
import { foundPractice } from "#lib/practices/commands.ts";

type Person = { email: string; name: string; calledName: string; role: "OWNER" | "CLINICIAN" };
export type DemoPractice = { name: string; zone: string; people: [Person, ...Person[]] };

/** The two practices of the demo: one with the three cases, one that must never see them. */
export const demoPractices: { harbour: DemoPractice; mill: DemoPractice } = {
  harbour: {
    name: "Harbour Street", zone: "America/New_York",
    people: [
      { email: "marta@harbour.example", name: "Marta Olsen", calledName: "Marta", role: "OWNER" },
      { email: "jo@harbour.example", name: "Jo Brandt", calledName: "Jo", role: "CLINICIAN" },
      { email: "kofi@harbour.example", name: "Dr Kofi Mensah", calledName: "Dr K.", role: "CLINICIAN" },
    ],
  },
  mill: {
    name: "Mill Lane", zone: "Europe/Dublin",
    people: [
      { email: "ruth@mill.example", name: "Ruth Adler", calledName: "Ruth", role: "OWNER" },
      { email: "sean@mill.example", name: "Sean Byrne", calledName: "Sean", role: "CLINICIAN" },
    ],
  },
};

/** Makes a practice and its people; nobody can sign in until access is given. */
export async function openDemoPractice(practice: DemoPractice, region: "US" | "IE"): Promise<ClinicianActor[]> {
  const nobody = await hashPassword(newSecret());
  const [owner, ...others] = practice.people;
  const founded = await foundPractice({
    practiceName: practice.name, zone: practice.zone, region, readingHours: "Mon and Thu 9:00",
    owner: { name: owner.name, calledName: owner.calledName, email: owner.email, passwordHash: nobody },
  });
  for (const person of others) {
    const userId = newId();
    await withPractice(founded.practiceId, async (tx) => {
      const createdAt = clock.now();
      await tx.user.create({ data: { id: userId, email: person.email, name: person.name, passwordHash: nobody, createdAt } });
      await tx.membership.create({ data: { practiceId: founded.practiceId, id: newId(), userId, role: person.role, calledName: person.calledName, createdAt } });
    });
  }
  return actorsOf(practice);
}

/** The people of a demo practice as actors, in the order of the list; empty when it was never made. */
export async function actorsOf(practice: DemoPractice): Promise<ClinicianActor[]> {
  const actors: ClinicianActor[] = [];
  for (const person of practice.people) {
    const user = await withoutPractice((tx) => tx.user.findUnique({ where: { email: person.email } }));
    if (!user) return [];
    const membership = await asUser(user.id, (tx) => tx.membership.findFirstOrThrow({ where: { userId: user.id } }));
    actors.push({
      kind: "clinician", practiceId: mintPracticeId(membership.practiceId), userId: user.id, membershipId: membership.id, role: membership.role,
      calledName: membership.calledName, coversFor: [], signInSessionId: newId(), zone: practice.zone, origin: "local",
    });
  }
  return actors;
}
