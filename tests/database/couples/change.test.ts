import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changeCase, recordSecretsPolicy } from "#lib/couples/commands.ts";
import type { CoupleDto } from "#lib/couples/dto.ts";
import { coupleAgreements, coupleHeader } from "#lib/couples/queries.ts";
import { ConflictError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { deedsIn, lastDeedIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { ruben, tobiasAndNoor } from "#tests/factories/couples.ts";
import { strayIds } from "#tests/factories/strangers.ts";

let cast: PracticeCast;
let couple: CoupleDto;
beforeAll(async () => {
  cast = await openPractice();
});
beforeEach(async () => {
  ({ couple } = await tobiasAndNoor(cast.jo));
});

describe("changing what belongs to both", () => {
  it("moves the chairs and the rule for one alone", async () => {
    const changed = await changeCase(cast.jo, { coupleId: couple.id, leftSeat: "B", aloneRule: "SEE_ONE_JOINT", version: couple.version });
    expect(changed).toMatchObject({ leftSeat: "B", aloneRule: "SEE_ONE_JOINT", version: 2 });
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "couple.changed", coupleId: couple.id });
  });

  it("shows what is stored when somebody else was quicker, and loses neither", async () => {
    await changeCase(cast.jo, { coupleId: couple.id, leftSeat: "B", aloneRule: "MOVE", version: 1 });
    const late = await changeCase(cast.jo, { coupleId: couple.id, leftSeat: "A", aloneRule: null, version: 1 }).catch((error: unknown) => error);
    expect(late).toBeInstanceOf(ConflictError);
    expect(late).toMatchObject({ version: 2, theirs: { "Who sits left": "Noor Haddad", "If one cannot come": "Move the hour" } });
    expect((await coupleHeader(cast.jo, couple.id)).couple).toMatchObject({ leftSeat: "B", aloneRule: "MOVE" });
  });

  it("keeps what only one client alone has, and what only a couple has, apart", async () => {
    const alone = await ruben(cast.jo);
    const changed = await changeCase(cast.jo, { coupleId: alone.couple.id, leftSeat: "B", aloneRule: "MOVE", partnerCalled: "D.", version: 1 });
    expect(changed).toMatchObject({ leftSeat: "A", aloneRule: null, partnerCalled: "D." });
    expect(await changeCase(cast.jo, { coupleId: couple.id, partnerCalled: "Dana", version: 1 })).toMatchObject({ partnerCalled: null });
  });

  it("finds nothing for a colleague off the team, another practice or a stray id", async () => {
    const mill = await openPractice("Mill Lane");
    for (const stranger of [cast.ines, cast.marta, mill.jo]) {
      await expect(changeCase(stranger, { coupleId: couple.id, version: 1 })).rejects.toThrow(NotFoundError);
    }
    for (const id of strayIds) {
      await expect(changeCase(cast.jo, { coupleId: id, version: 1 })).rejects.toThrow(NotFoundError);
      await expect(coupleHeader(cast.jo, id)).rejects.toThrow(NotFoundError);
    }
  });
});

describe("the policy on what one partner tells alone", () => {
  it("keeps every version, the newest in force, and seals its exceptions", async () => {
    await recordSecretsPolicy(cast.jo, { coupleId: couple.id, kind: "NO_SECRETS", agreedOn: "2026-01-05" });
    await recordSecretsPolicy(cast.jo, { coupleId: couple.id, kind: "LIMITED_SECRETS", exceptions: "Plans for a birthday", agreedOn: "2026-02-02" });
    const { policies } = await coupleAgreements(cast.jo, couple.id);
    expect(policies.map(({ kind, exceptions, agreedOn, recordedBy }) => [kind, exceptions, agreedOn, recordedBy])).toEqual([
      ["LIMITED_SECRETS", "Plans for a birthday", "2026-02-02", "Jo"], ["NO_SECRETS", null, "2026-01-05", "Jo"],
    ]);
    const rows = await inPractice(cast.jo, (tx) => tx.secretsPolicy.findMany({ where: { practiceId: cast.jo.practiceId, coupleId: couple.id } }));
    expect(JSON.stringify(rows)).not.toContain("birthday");
    expect((await deedsIn(cast.jo)).slice(-3)).toEqual(["secrets-policy.recorded", "secrets-policy.recorded", "agreements.viewed"]);
  });

  it("is not agreed on a day to come", async () => {
    await expect(recordSecretsPolicy(cast.jo, { coupleId: couple.id, kind: "NO_SECRETS", agreedOn: "2099-01-01" })).rejects.toThrow(RefusedError);
  });

  it.each([["a day in 1890", { agreedOn: "1890-01-01" }], ["a day that is none", { agreedOn: "2026-02-30" }], ["no kind", { kind: "" }]])("refuses %s", async (_, wrong) => {
    await expect(recordSecretsPolicy(cast.jo, { coupleId: couple.id, kind: "NO_SECRETS", agreedOn: "2026-01-05", ...wrong })).rejects.toThrow();
  });

  it("is neither written nor read off the team", async () => {
    const mill = await openPractice("Mill Lane");
    for (const stranger of [cast.ines, cast.marta, mill.jo]) {
      await expect(recordSecretsPolicy(stranger, { coupleId: couple.id, kind: "NO_SECRETS", agreedOn: "2026-01-05" })).rejects.toThrow(NotFoundError);
      await expect(coupleAgreements(stranger, couple.id)).rejects.toThrow(NotFoundError);
    }
  });
});
