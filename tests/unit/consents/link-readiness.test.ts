import { describe, expect, it } from "vitest";
import { mayGetLink, missingBeforeLink, missingForPerson } from "#lib/consents/link-readiness.ts";
import type { LinkFacts, PersonFacts } from "#lib/consents/link-readiness.ts";

const tobias: PersonFacts = {
  clientId: "t",
  seat: "A",
  name: "Tobias",
  consent: { textVersion: "1", givenOn: "2026-01-01" },
  contact: { channel: "HAND_OVER", checkedOn: "2026-01-01" },
  sharedDevice: null,
};
const noor: PersonFacts = { ...tobias, clientId: "n", seat: "B", name: "Noor" };
const ready: LinkFacts = {
  soloClient: false, separated: false,
  people: [tobias, noor],
  secretsPolicy: { kind: "LIMITED_SECRETS", agreedOn: "2026-01-01" },
  helpPack: { region: "US", checkedOn: null },
};
const kinds = (facts: Partial<LinkFacts>, clientId: string) => missingForPerson({ ...ready, ...facts }, clientId).map(({ kind }) => kind);

describe("three things before the first link (rule M5)", () => {
  it("lets a link go when nothing is missing, also with an unchecked help pack", () => {
    expect(missingBeforeLink(ready)).toEqual([]);
    expect([mayGetLink(ready, "t"), mayGetLink(ready, "n")]).toEqual([true, true]);
  });

  it.each<[string, Partial<LinkFacts>, string]>([
    ["no consent", { people: [tobias, { ...noor, consent: null }] }, "consent"],
    ["no contact preference", { people: [tobias, { ...noor, contact: null }] }, "contact"],
    ["e-mail, and nobody asked who can open it", { people: [tobias, { ...noor, contact: { channel: "EMAIL", checkedOn: "2026-01-01" } }] }, "contact"],
    ["e-mail that somebody else can open", { people: [tobias, { ...noor, sharedDevice: true, contact: { channel: "EMAIL", checkedOn: "2026-01-01" } }] }, "contact"],
    ["wants nothing sent", { people: [tobias, { ...noor, contact: { channel: "NONE", checkedOn: "2026-01-01" } }] }, "contact"],
  ])("%s holds that person's link and not the other's", (_, facts, kind) => {
    expect(kinds(facts, "n")).toEqual([kind]);
    expect(mayGetLink({ ...ready, ...facts }, "n")).toBe(false);
    expect(mayGetLink({ ...ready, ...facts }, "t")).toBe(true);
  });

  it.each<[string, Partial<LinkFacts>, string]>([
    ["no policy on private matters", { secretsPolicy: null }, "secrets-policy"],
    ["no help pack", { helpPack: null }, "help-pack"],
  ])("%s holds both", (_, facts, kind) => {
    expect([kinds(facts, "t"), kinds(facts, "n")]).toEqual([[kind], [kind]]);
  });

  it("asks one client alone for no policy between two", () => {
    const solo = { ...ready, soloClient: true, people: [tobias], secretsPolicy: null };
    expect(mayGetLink(solo, "t")).toBe(true);
  });

  it("gives no link to somebody who is not of the case", () => {
    expect(mayGetLink(ready, "stranger")).toBe(false);
  });

  it("lists people by seat, then what is common, in words", () => {
    const bare = { soloClient: false, separated: false, people: [tobias, noor].map((person) => ({ ...person, consent: null, contact: null })), secretsPolicy: null, helpPack: null };
    expect(missingBeforeLink(bare).map(({ sentence }) => sentence)).toEqual([
      "Consent of Tobias",
      "How to reach Tobias: ask alone",
      "Consent of Noor",
      "How to reach Noor: ask alone",
      "Your policy on what one partner tells alone",
      "Help numbers of the practice",
    ]);
  });
});
