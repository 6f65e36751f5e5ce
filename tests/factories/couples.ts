import { recordContactPreference, setClientCode } from "#lib/clients/commands.ts";
import { recordConsent } from "#lib/consents/commands.ts";
import { consentText } from "#lib/consents/consent-text.ts";
import { addCouple, recordSecretsPolicy } from "#lib/couples/commands.ts";
import { signSecretsPolicy } from "#lib/couples/commands/sign.ts";
import type { CoupleDto } from "#lib/couples/dto.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import { dayOf } from "#lib/platform/time.ts";
import { recordPrivateScreen } from "#lib/safety/commands.ts";

type Person = CoupleDto["clients"][number];
export type PairCase = { couple: CoupleDto; a: Person; b: Person };

async function pair(therapist: ClinicianActor, a: string, b: string, aloneRule: "MOVE" | "SEE_ONE_PRIVATE"): Promise<PairCase> {
  const unsent = { channel: "NONE", email: null };
  const couple = await addCouple(therapist, { kind: "COUPLE", a: { name: a, ...unsent }, b: { name: b, ...unsent }, aloneRule });
  const [first, second] = couple.clients;
  if (!first || !second) throw new Error("A couple has two people.");
  return { couple, a: first, b: second };
}

/** Tobias Lindqvist in seat A, Noor Haddad in seat B; nothing recorded about either yet. */
export async function tobiasAndNoor(therapist: ClinicianActor): Promise<PairCase & { tobias: Person; noor: Person }> {
  const made = await pair(therapist, "Tobias Lindqvist", "Noor Haddad", "SEE_ONE_PRIVATE");
  return { ...made, tobias: made.a, noor: made.b };
}

/** Grace Okafor in seat A, Helen Marsh in seat B. */
export async function graceAndHelen(therapist: ClinicianActor): Promise<PairCase & { grace: Person; helen: Person }> {
  const made = await pair(therapist, "Grace Okafor", "Helen Marsh", "MOVE");
  return { ...made, grace: made.a, helen: made.b };
}

/** Ruben Castellano, whose partner "Dana" does not come and has no record. */
export async function ruben(therapist: ClinicianActor): Promise<{ couple: CoupleDto; ruben: Person }> {
  const couple = await addCouple(therapist, {
    kind: "INDIVIDUAL", a: { name: "Ruben Castellano", channel: "NONE", email: null }, partnerCalled: "Dana",
  });
  const [person] = couple.clients;
  if (!person) throw new Error("The case has one person.");
  return { couple, ruben: person };
}

/** Everyone of the case was asked the private questions today, alone, without concern: opens G1. */
export async function askedAlone(therapist: ClinicianActor, couple: CoupleDto): Promise<void> {
  const askedOn = dayOf(clock.now(), therapist.zone);
  for (const { id } of couple.clients) {
    await recordPrivateScreen(therapist, { clientId: id, askedOn, outcome: "NO_CONCERN", manner: "ALONE_IN_ROOM" });
  }
}

/** Consent, "hand over in session" and a policy on confidences that both signed: everything before the first link (rule M5). */
export async function readyForLinks(therapist: ClinicianActor, couple: CoupleDto): Promise<void> {
  const today = dayOf(clock.now(), therapist.zone);
  for (const { id } of couple.clients) {
    await recordContactPreference(therapist, { clientId: id, channel: "HAND_OVER", email: null, checkedOn: today });
    await recordConsent(therapist, { clientId: id, textVersion: consentText.version, givenOn: today, manner: "IN_SESSION" });
  }
  if (couple.kind === "INDIVIDUAL") return;
  await recordSecretsPolicy(therapist, { coupleId: couple.id, kind: "LIMITED_SECRETS", exceptions: null, agreedOn: today });
  for (const { id } of couple.clients) await signSecretsPolicy(therapist, { clientId: id, signedOn: today, manner: "IN_SESSION" });
}

/** A code for every person of the case, by seat. */
export async function codesFor(therapist: ClinicianActor, couple: CoupleDto): Promise<Record<string, string>> {
  const codes: Record<string, string> = {};
  for (const { id, seat } of couple.clients) codes[seat] = (await setClientCode(therapist, { clientId: id })).code;
  return codes;
}
