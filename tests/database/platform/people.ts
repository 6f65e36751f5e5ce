import { generateSync } from "otplib";
import { clock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db.ts";
import { newId } from "#lib/platform/ids.ts";
import { hashPassword } from "#lib/platform/password.ts";
import { hashRecoveryCode, newRecoveryCodes, replaceRecoveryCodes } from "#lib/platform/recovery-codes.ts";
import { newTotpSecret } from "#lib/platform/second-factor.ts";
import { giveFirstFactor } from "#lib/platform/sign-in.ts";
import { giveSecondFactor } from "#lib/platform/sign-in-factor.ts";
import { inPractice, withoutPractice } from "#lib/platform/tenancy.ts";
import { addMember } from "#lib/practices/commands.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";

export const PASSWORD = "harbour lights at dusk";
export const atHome = { origin: "203.0.113.7", device: "Firefox on Linux" };
export const elsewhere = (n: number) => ({ origin: `198.51.100.${n}`, device: "A browser" });

export type Enrolled = { cast: PracticeCast; userId: string; membershipId: string; email: string; totpSecret: string; recoveryCodes: string[] };

/** Tobias' therapist Jo, with a password, a confirmed app and ten recovery codes. */
export async function enrolledClinician(): Promise<Enrolled> {
  const cast = await openPractice();
  const email = `jo.${newId().slice(-8)}@harbour.example`;
  const totpSecret = newTotpSecret();
  const ids = await addMember(cast.marta, { name: "Jo Brandt", calledName: "Jo", email, role: "CLINICIAN", passwordHash: await hashPassword(PASSWORD), totpSecret });
  const recoveryCodes = newRecoveryCodes();
  const hashes = await Promise.all(recoveryCodes.map((code) => hashRecoveryCode(ids.userId, code)));
  await withoutPractice((tx) => replaceRecoveryCodes(tx, ids.userId, hashes));
  return { cast, email, totpSecret, recoveryCodes, ...ids };
}

/** Someone who has never set up an app. */
export async function newClinician(): Promise<{ cast: PracticeCast; email: string; userId: string }> {
  const cast = await openPractice();
  const email = `ines.${newId().slice(-8)}@harbour.example`;
  const { userId } = await addMember(cast.marta, { name: "Ines Falk", calledName: "Ines", email, role: "CLINICIAN", passwordHash: await hashPassword(PASSWORD) });
  return { cast, email, userId };
}

/** The six digits an app shows `steps` half minutes from now. */
export function codeOf(totpSecret: string, steps = 0): string {
  return generateSync({ secret: totpSecret, epoch: Math.floor(clock.now().getTime() / 1000) + steps * 30 });
}

export async function pastThePassword(email: string, caller = atHome): Promise<string> {
  return (await giveFirstFactor({ email, password: PASSWORD }, caller)).secret;
}

/** Both factors given; the secret of the sign-in. */
export async function signedIn(person: Enrolled, steps = 0): Promise<string> {
  return giveSecondFactor(await pastThePassword(person.email), codeOf(person.totpSecret, steps), atHome);
}

/** What the practice's audit holds about signing in, oldest first. */
export async function auditOf(cast: PracticeCast): Promise<Array<{ action: string; actorKind: string; actorId: string | null; detail: string; origin: string }>> {
  return inPractice(cast.marta, (tx) => tx.auditEntry.findMany({
    where: { practiceId: cast.marta.practiceId, OR: [{ action: { startsWith: "sign-in" } }, { action: { startsWith: "second-factor" } }] },
    orderBy: { sequence: "asc" }, select: { action: true, actorKind: true, actorId: true, detail: true, origin: true },
  }));
}

/** Moves the clock on by milliseconds from now. */
export function later(milliseconds: number): { now(): Date } {
  const at = new Date(clock.now().getTime() + milliseconds);
  return { now: () => at };
}

/** Forgets all tries, as a quarter of an hour does. */
export async function waitForTries(): Promise<void> {
  await database().rateLimit.deleteMany({});
}
