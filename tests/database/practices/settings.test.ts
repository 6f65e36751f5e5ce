import { beforeAll, describe, expect, it } from "vitest";
import { ZodError } from "zod";
import { clock, setClock } from "#lib/platform/clock.ts";
import { ForbiddenError, RefusedError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { addMember, markHelpPackChecked } from "#lib/practices/commands.ts";
import { practiceSettings } from "#lib/practices/queries.ts";
import { openPractice, UNUSABLE_PASSWORD_HASH, type PracticeCast } from "#tests/factories/cast.ts";
import type { ClientActor, ClinicianActor } from "#lib/platform/actor.ts";

let harbour: PracticeCast;
let mill: PracticeCast;
beforeAll(async () => {
  harbour = await openPractice("Harbour Street");
  mill = await openPractice("Mill Lane");
});

const lastAudit = (actor: ClinicianActor) => inPractice(actor, (tx) => tx.auditEntry.findFirst({ where: { practiceId: actor.practiceId }, orderBy: { sequence: "desc" } }));
const tobias = (): ClientActor => ({ kind: "client", practiceId: harbour.jo.practiceId, clientId: "x", coupleId: "x", seat: "A", requestId: "x", visitId: "x", origin: "local" });
const member = (email: string) => ({ name: "Noor Haddad", calledName: "Noor", email, role: "CLINICIAN", passwordHash: UNUSABLE_PASSWORD_HASH });

describe("a practice's settings", () => {
  it("show its facts and its help lines, unchecked at first", async () => {
    const settings = await practiceSettings(harbour.jo);
    expect(settings).toMatchObject({ name: "Harbour Street", zone: "Europe/London", region: "UK", readingHours: "Mon and Thu 9:00", helpPack: { checkedOn: null, region: "UK" } });
    expect(settings.helpPack?.lines[0]).toEqual({ label: "Emergency", number: "999", about: "emergency" });
  });

  it("are another practice's own", async () => {
    await markHelpPackChecked(mill.marta);
    expect((await practiceSettings(harbour.marta)).helpPack?.checkedOn).toBeNull();
    expect((await practiceSettings(mill.jo)).name).toBe("Mill Lane");
  });

  it("are no client's", async () => {
    await expect(practiceSettings(tobias() as never)).rejects.toThrow(ForbiddenError);
    await expect(markHelpPackChecked(tobias() as never)).rejects.toThrow(ForbiddenError);
  });

  it("date the check of the help lines with the practice's own day", async () => {
    const restore = setClock({ now: () => new Date("2026-06-30T23:30:00Z") });
    try {
      expect((await markHelpPackChecked(harbour.jo)).checkedOn).toBe("2026-07-01");
    } finally {
      restore();
    }
    expect((await practiceSettings(harbour.jo)).helpPack?.checkedOn).toBe("2026-07-01");
    expect(await lastAudit(harbour.jo)).toMatchObject({ action: "help-pack.checked", actorId: harbour.jo.membershipId, detail: "{}" });
  });
});

describe("a new member", () => {
  it("is added by the owner, and only by her", async () => {
    const { membershipId } = await addMember(harbour.marta, member("Noor@harbour.example"));
    expect(await lastAudit(harbour.marta)).toMatchObject({ action: "member.added", subjectId: membershipId, detail: '{"role":"CLINICIAN"}' });
    await expect(addMember(harbour.jo, member("other@harbour.example"))).rejects.toThrow(ForbiddenError);
  });

  it("lands in the owner's practice and in no other", async () => {
    const { membershipId } = await addMember(mill.marta, member("noor@mill.example"));
    const found = await inPractice(harbour.marta, (tx) => tx.membership.findFirst({ where: { practiceId: harbour.marta.practiceId, id: membershipId } }));
    expect(found).toBeNull();
  });

  it("has an address nobody signs in with yet", async () => {
    await addMember(harbour.marta, member("twice@harbour.example"));
    await expect(addMember(harbour.marta, member("TWICE@harbour.example"))).rejects.toThrow(RefusedError);
  });

  it("needs a hashed password and a role we have", async () => {
    await expect(addMember(harbour.marta, { ...member("a@harbour.example"), passwordHash: "plain" })).rejects.toThrow(ZodError);
    await expect(addMember(harbour.marta, { ...member("a@harbour.example"), role: "ADMIN" })).rejects.toThrow(ZodError);
    expect(clock.now()).toBeInstanceOf(Date);
  });
});
