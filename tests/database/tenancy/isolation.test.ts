import { beforeAll, describe, expect, it } from "vitest";
import { findBrokenLink } from "#lib/platform/audit.ts";
import { database } from "#lib/platform/db.ts";
import { newId } from "#lib/platform/ids.ts";
import { openText, sealText } from "#lib/platform/keyring.ts";
import { inPractice, withoutPractice } from "#lib/platform/tenancy.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";

describe("two practices in one database", () => {
  let harbour: PracticeCast;
  let mill: PracticeCast;
  beforeAll(async () => {
    harbour = await openPractice("Harbour Street");
    mill = await openPractice("Mill Lane");
  });

  it("each see their own members and no other, with no where at all", async () => {
    const names = async (cast: PracticeCast) => (await inPractice(cast.jo, (tx) => tx.membership.findMany({}))).map((member) => member.practiceId);
    expect(new Set(await names(harbour))).toEqual(new Set([harbour.jo.practiceId]));
    expect(new Set(await names(mill))).toEqual(new Set([mill.jo.practiceId]));
  });

  it("see nothing outside a practice's transaction", async () => {
    expect(await withoutPractice((tx) => tx.membership.count())).toBe(0);
    expect(await database().practiceProfile.count()).toBe(0);
  });

  it("cannot point at each other's rows", async () => {
    const foreign = inPractice(harbour.jo, (tx) => tx.couple.create({
      data: { practiceId: harbour.jo.practiceId, id: newId(), kind: "COUPLE", leftSeat: "A", createdAt: new Date(), createdById: mill.jo.membershipId },
    }));
    await expect(foreign).rejects.toThrow();
  });

  it("never mix, with 200 readers on a pool of ten", async () => {
    const reads = Array.from({ length: 200 }, (_, n) => {
      const cast = n % 2 ? harbour : mill;
      return inPractice(cast.jo, (tx) => tx.practiceProfile.findFirst({})).then((profile) => profile?.practiceId === cast.jo.practiceId);
    });
    expect((await Promise.all(reads)).every(Boolean)).toBe(true);
  });

  it("cannot open each other's sealed text, nor their own in another place", async () => {
    const place = { table: "WrapUp", row: newId(), column: "closingLine" };
    const sealed = await inPractice(harbour.jo, (tx) => sealText(tx, harbour.jo.practiceId, place, "They came closer today."));
    expect(sealed).not.toContain("closer");
    const open = (where: typeof place, cast: PracticeCast) => inPractice(cast.jo, (tx) => openText(tx, cast.jo.practiceId, where, sealed));
    expect(await open(place, harbour)).toBe("They came closer today.");
    await expect(open({ ...place, row: newId() }, harbour)).rejects.toThrow();
    await expect(open({ ...place, column: "promise" }, harbour)).rejects.toThrow();
    await expect(open(place, mill)).rejects.toThrow();
    const process = inPractice(harbour.jo, (tx) => openText(tx, harbour.jo.practiceId, place, sealed, "PROCESS"));
    await expect(process).rejects.toThrow();
  });

  it("keep a chain of what was done that shows any hand laid on it", async () => {
    expect(await inPractice(harbour.jo, (tx) => findBrokenLink(tx, harbour.jo.practiceId))).toBeNull();
    const tampering = inPractice(harbour.jo, (tx) => tx.auditEntry.deleteMany({ where: { practiceId: harbour.jo.practiceId } }));
    await expect(tampering).rejects.toThrow();
  });
});
