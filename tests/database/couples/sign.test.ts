import { beforeAll, describe, expect, it } from "vitest";
import { assignExercise } from "#lib/assignments/commands/draft.ts";
import { recordSecretsPolicy } from "#lib/couples/commands.ts";
import { signSecretsPolicy } from "#lib/couples/commands/sign.ts";
import { coupleAgreements } from "#lib/couples/queries.ts";
import { clock } from "#lib/platform/clock.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { addDays, dayOf } from "#lib/platform/time.ts";
import { Browser } from "#tests/factories/browser.ts";
import { lastDeedIn } from "#tests/factories/audit.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { askedAlone, tobiasAndNoor } from "#tests/factories/couples.ts";
import { behindALink, strayIds } from "#tests/factories/strangers.ts";
import { dayAhead, recipient, tobiasWithLink } from "#tests/factories/tasks.ts";

let cast: PracticeCast;
beforeAll(async () => {
  cast = await openPractice();
});

const today = () => dayOf(clock.now(), cast.jo.zone);
const policy = (coupleId: string, kind = "LIMITED_SECRETS") => recordSecretsPolicy(cast.jo, { coupleId, kind, exceptions: null, agreedOn: today() });
const sign = (clientId: string, more: object = {}) => signSecretsPolicy(cast.jo, { clientId, signedOn: today(), manner: "ON_PAPER", ...more });

describe("the policy on confidences", () => {
  it("is signed by each alone, version by version; a new one is signed anew and the old stays as it was", async () => {
    const { couple, tobias, noor } = await tobiasAndNoor(cast.jo);
    await policy(couple.id);
    await sign(tobias.id);
    await sign(noor.id, { manner: "IN_SESSION" });
    expect(await lastDeedIn(cast.jo)).toMatchObject({ action: "secrets-policy.signed", coupleId: couple.id });
    await policy(couple.id, "NO_SECRETS");
    const { policies } = await coupleAgreements(cast.jo, couple.id);
    expect(policies.map(({ kind, signed }) => [kind, signed.length])).toEqual([["NO_SECRETS", 0], ["LIMITED_SECRETS", 2]]);
  });

  it("refuses a signature before there is one, twice, for a day to come or before it was agreed, and by strangers", async () => {
    const { couple, tobias } = await tobiasAndNoor(cast.jo);
    await expect(sign(tobias.id)).rejects.toMatchObject({ fields: { form: "No policy is agreed yet. Record it first." } });
    await policy(couple.id);
    await expect(sign(tobias.id, { signedOn: addDays(today(), 1) })).rejects.toThrow(RefusedError);
    await expect(sign(tobias.id, { signedOn: addDays(today(), -1) })).rejects.toMatchObject({ fields: { signedOn: "This is before it was agreed." } });
    await sign(tobias.id);
    await expect(sign(tobias.id)).rejects.toMatchObject({ fields: { form: "Tobias Lindqvist has signed this version already." } });
    const mill = await openPractice("Mill Lane");
    for (const stranger of [cast.ines, mill.jo, behindALink(cast.jo, tobias, couple.id)]) {
      await expect(signSecretsPolicy(stranger, { clientId: tobias.id, signedOn: today(), manner: "ON_PAPER" })).rejects.toThrow(NotFoundError);
    }
    for (const clientId of strayIds) await expect(sign(clientId)).rejects.toThrow(NotFoundError);
  });

  it("lets tasks in pairs wait until both have signed, and a task of one's own go", async () => {
    const { couple, tobias, noor } = await tobiasAndNoor(cast.jo);
    await askedAlone(cast.jo, couple);
    await policy(couple.id);
    await sign(tobias.id);
    const both = { coupleId: couple.id, exerciseCode: "EX.WARM_EYES", dueOn: dayAhead(cast.jo, 7), recipients: [recipient(tobias, "EX.WARM_EYES"), recipient(noor, "EX.WARM_EYES")] };
    await expect(assignExercise(cast.jo, both)).rejects.toMatchObject({ fields: { form: expect.stringContaining("Not signed yet: Noor Haddad.") as string } });
    await assignExercise(cast.jo, { ...both, recipients: [recipient(noor, "EX.WARM_EYES")] });
    await sign(noor.id);
    expect((await assignExercise(cast.jo, both)).assignments).toHaveLength(2);
  });

  it.each([["NO_SECRETS", "may use what is told alone"], ["LIMITED_SECRETS", "stays there unless you say yes"]])(
    "is said in one sentence above the share question under %s, and presets nothing", async (kind, sentence) => {
      const made = await tobiasWithLink(cast.jo, "EX.STEADY");
      await policy(made.couple.id, kind);
      const phone = new Browser();
      const { html } = await phone.get(`${await phone.unlock(made.token, made.code)}/write`);
      const share = html.slice(html.indexOf("when you are both there?"));
      expect(share.slice(0, share.indexOf("<input"))).toContain(sentence);
      expect(html).not.toMatch(/name="c_share"[^>]*checked/);
    },
  );
});
