import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { addCouple } from "#lib/couples/commands.ts";
import { coupleHeader } from "#lib/couples/queries.ts";
import { ForbiddenError, NotFoundError } from "#lib/platform/errors.ts";
import { fieldErrors } from "#lib/platform/form.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { lastDeedIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { behindALink } from "#tests/factories/strangers.ts";

const unsent = { channel: "NONE", email: null };
const tobias = { name: "Tobias Lindqvist", ...unsent };
const noor = { name: "Noor Haddad", ...unsent };

async function refusedFields(attempt: Promise<unknown>): Promise<Record<string, string>> {
  const error = await attempt.catch((reason: unknown) => reason);
  if (!(error instanceof z.ZodError)) throw new Error("This should have been refused.");
  return fieldErrors(error);
}

describe("adding a couple", () => {
  let cast: PracticeCast;
  beforeAll(async () => {
    cast = await openPractice();
  });

  it("needs two names and nothing else, and puts the one who adds it on the case team", async () => {
    const couple = await addCouple(cast.jo, { kind: "COUPLE", a: { name: "T." }, b: { name: "N." } });
    expect(couple).toMatchObject({ kind: "COUPLE", leftSeat: "A", aloneRule: null, partnerCalled: null, version: 1 });
    expect(couple.clients.map(({ seat, name }) => [seat, name])).toEqual([["A", "T."], ["B", "N."]]);
    const team = await inPractice(cast.jo, (tx) => tx.caseClinician.findMany({ where: { practiceId: cast.jo.practiceId, coupleId: couple.id } }));
    expect(team.map(({ clinicianId }) => clinicianId)).toEqual([cast.jo.membershipId]);
    expect((await coupleHeader(cast.jo, couple.id)).contact).toEqual({ A: null, B: null });
  });

  it("keeps how each wants to be reached, checked today", async () => {
    const couple = await addCouple(cast.jo, {
      kind: "COUPLE", a: { ...tobias, channel: "EMAIL", email: " Tobias@Woodwork.example " }, b: { ...noor, channel: "HAND_OVER" }, leftSeat: "B", aloneRule: "MOVE",
    });
    const { contact } = await coupleHeader(cast.jo, couple.id);
    expect([contact.A?.channel, contact.B?.channel]).toEqual(["EMAIL", "HAND_OVER"]);
    const stored = await inPractice(cast.jo, (tx) => tx.contactPreference.findMany({ where: { practiceId: cast.jo.practiceId, clientId: couple.clients[0]?.id } }));
    expect(stored.map(({ email }) => email)).toEqual(["tobias@woodwork.example"]);
    expect(couple).toMatchObject({ leftSeat: "B", aloneRule: "MOVE" });
  });

  it("adds one client whose partner does not come and has no record of their own", async () => {
    const couple = await addCouple(cast.jo, { kind: "INDIVIDUAL", a: { name: "Ruben Castellano", ...unsent }, partnerCalled: "Dana" });
    expect(couple).toMatchObject({ kind: "INDIVIDUAL", partnerCalled: "Dana" });
    expect(couple.clients.map(({ name }) => name)).toEqual(["Ruben Castellano"]);
    const unnamed = await addCouple(cast.jo, { kind: "INDIVIDUAL", a: { name: "R.", ...unsent }, partnerCalled: "  " });
    expect(unnamed.partnerCalled).toBeNull();
  });

  it("keeps markup as it was typed", async () => {
    const name = "<b onclick=alert(1)>Tobias & \"Noor\"</b>";
    const couple = await addCouple(cast.jo, { kind: "COUPLE", a: { ...tobias, name }, b: noor });
    expect(couple.clients[0]?.name).toBe(name);
  });

  it.each([
    ["a missing name", { a: { ...tobias, name: "   " }, b: noor }, "a.name", /Enter a name or initials/],
    ["a name of 10,000 characters", { a: tobias, b: { ...noor, name: "N".repeat(10_000) } }, "b.name", /80 characters/],
    ["a NUL", { a: { ...tobias, name: "To\u0000bias" }, b: noor }, "a.name", /cannot be stored/],
    ["half a surrogate pair", { a: { ...tobias, name: "Tobias \ud800" }, b: noor }, "a.name", /cannot be stored/],
    ["e-mail without an address", { a: { ...tobias, channel: "EMAIL" }, b: noor }, "a.email", /Enter the address/],
    ["something that is no address", { a: { ...tobias, channel: "EMAIL", email: "tobias" }, b: noor }, "a.email", /name@example.org/],
    ["a way nobody knows", { a: { ...tobias, channel: "PIGEON" }, b: noor }, "a.channel", /how to reach/],
    ["a chair that is not there", { a: tobias, b: noor, leftSeat: "C" }, "leftSeat", /who sits left/],
  ])("refuses %s beside its field", async (_, fields, field, sentence) => {
    expect((await refusedFields(addCouple(cast.jo, { kind: "COUPLE", ...fields })))[field]).toMatch(sentence);
  });

  it("counts characters and not bytes, and takes a name of any script", async () => {
    const name = "👩‍🎨".repeat(26);
    const couple = await addCouple(cast.jo, { kind: "COUPLE", a: { ...tobias, name }, b: { ...noor, name: "نور حدّاد" } });
    expect(couple.clients.map((client) => client.name)).toEqual([name, "نور حدّاد"]);
  });

  it.each([
    ["the same letters", "home@family.example", "home@family.example"],
    ["another case", "home@family.example", "HOME@Family.Example"],
    ["a tag after a plus", "home@family.example", "home+noor@family.example"],
  ])("refuses one mailbox for both and says why: %s", async (_, one, other) => {
    const attempt = addCouple(cast.jo, { kind: "COUPLE", a: { ...tobias, channel: "EMAIL", email: one }, b: { ...noor, channel: "EMAIL", email: other } });
    expect((await refusedFields(attempt))["b.email"]).toMatch(/Both partners have this address/);
  });

  it("refuses fields it does not know, and a case of neither kind", async () => {
    expect(await refusedFields(addCouple(cast.jo, { kind: "COUPLE", a: { ...tobias, gender: "m" }, b: noor }))).not.toEqual({});
    expect((await refusedFields(addCouple(cast.jo, { kind: "TRIO", a: tobias, b: noor })))["kind"]).toMatch(/two partners come or one/);
  });

  it("is nothing that a client may do", async () => {
    const couple = await addCouple(cast.jo, { kind: "COUPLE", a: tobias, b: noor });
    const [first] = couple.clients;
    if (!first) throw new Error("There is a first person.");
    await expect(addCouple(behindALink(cast.jo, first, couple.id), { kind: "COUPLE", a: tobias, b: noor })).rejects.toThrow(ForbiddenError);
  });

  it("leaves an entry that names nobody", async () => {
    const couple = await addCouple(cast.jo, { kind: "COUPLE", a: tobias, b: noor });
    const entry = await lastDeedIn(cast.jo);
    expect(entry).toMatchObject({ action: "couple.added", subjectId: couple.id, coupleId: couple.id, actorId: cast.jo.membershipId });
    expect(JSON.stringify(entry, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value))).not.toMatch(/Tobias|Noor/);
  });

  it("is found by nobody off the team: a colleague, the owner, another practice", async () => {
    const couple = await addCouple(cast.jo, { kind: "COUPLE", a: tobias, b: noor });
    const mill = await openPractice("Mill Lane");
    for (const stranger of [cast.ines, cast.marta, mill.jo]) {
      await expect(coupleHeader(stranger, couple.id)).rejects.toThrow(NotFoundError);
    }
  });
});
