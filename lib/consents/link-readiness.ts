import { CONSENT } from "#lib/exercises/check-in.ts";
import type { Seat } from "#lib/couples/seat.ts";

/** What rule M5 reads about one person; null where nothing is recorded. Days "YYYY-MM-DD". */
export type PersonFacts = {
  clientId: string;
  seat: Seat;
  name: string;
  consent: { textVersion: string; givenOn: string } | null;
  contact: { channel: "NONE" | "HAND_OVER" | "EMAIL"; checkedOn: string } | null;
  /** "Can somebody else open this phone or mailbox?"; null while nobody asked. */
  sharedDevice: boolean | null;
};

/** What rule M5 reads about a case. One client alone has nobody to keep a secret from, so needs no policy. */
export type LinkFacts = {
  soloClient: boolean;
  /** The couple was separated: no link goes out from this case any more. */
  separated: boolean;
  people: readonly PersonFacts[];
  secretsPolicy: { kind: "NO_SECRETS" | "LIMITED_SECRETS"; agreedOn: string } | null;
  helpPack: { region: string; checkedOn: string | null } | null;
};

export type MissingKind = "separated" | "consent" | "contact" | "secrets-policy" | "help-pack";

/** One thing before the first link. `seat` null: it concerns the case or the practice. */
export type MissingThing = { kind: MissingKind; seat: Seat | null; clientId: string | null; sentence: string };

/**
 * "Three things before the first link" (rule M5, domain 5.3): consent, how to reach the person, the
 * policy on confidences; and a help pack of the practice. In the order of the seats, then what is
 * common. Empty when every person of the case may get a link. Paper and work in the room need none.
 */
export function missingBeforeLink(facts: LinkFacts): MissingThing[] {
  if (facts.separated) return [{ kind: "separated", seat: null, clientId: null, sentence: "This couple is separated, so no link goes out from here" }];
  return [...facts.people.flatMap(missingOf), ...missingInCommon(facts)];
}

/** What is missing for one person's link: their own things and what is common; never the partner's. */
export function missingForPerson(facts: LinkFacts, clientId: string): MissingThing[] {
  return missingBeforeLink(facts).filter((thing) => thing.clientId === null || thing.clientId === clientId);
}

/** The same for one task: the consent text itself goes out before there is a consent. */
export function missingForTask(facts: LinkFacts, { clientId, exerciseCode }: { clientId: string; exerciseCode: string }): MissingThing[] {
  return missingForPerson(facts, clientId).filter(({ kind }) => !(kind === "consent" && exerciseCode === CONSENT));
}

/** Whether one person may get a link (rule M5). False for somebody who is not of the case. */
export function mayGetLink(facts: LinkFacts, clientId: string): boolean {
  return facts.people.some((person) => person.clientId === clientId) && missingForPerson(facts, clientId).length === 0;
}

function missingOf({ seat, clientId, name, consent, contact, sharedDevice }: PersonFacts): MissingThing[] {
  const missing: MissingThing[] = [];
  if (!consent) missing.push({ kind: "consent", seat, clientId, sentence: `Consent of ${name}` });
  if (!contact) missing.push({ kind: "contact", seat, clientId, sentence: `How to reach ${name}: ask alone` });
  if (contact?.channel === "NONE") missing.push({ kind: "contact", seat, clientId, sentence: `${name} wants nothing sent. Paper and the room stay open.` });
  if (contact?.channel === "EMAIL" && sharedDevice === null) missing.push({ kind: "contact", seat, clientId, sentence: `Ask ${name} alone: can somebody else open this phone or mailbox?` });
  if (contact?.channel === "EMAIL" && sharedDevice === true) missing.push({ kind: "contact", seat, clientId, sentence: `Somebody else can open the mailbox of ${name}. Paper and the room stay open.` });
  return missing;
}

function missingInCommon({ soloClient, secretsPolicy, helpPack }: LinkFacts): MissingThing[] {
  const missing: MissingThing[] = [];
  if (!soloClient && !secretsPolicy) {
    missing.push({ kind: "secrets-policy", seat: null, clientId: null, sentence: "Your policy on what one partner tells alone" });
  }
  if (!helpPack) missing.push({ kind: "help-pack", seat: null, clientId: null, sentence: "Help numbers of the practice" });
  return missing;
}
