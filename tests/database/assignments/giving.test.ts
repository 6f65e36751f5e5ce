import { describe, expect, it } from "vitest";
import { giving } from "#lib/assignments/queries/giving.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { suggestionsToChoose } from "#lib/preparation/queries/choosing.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { strayIds } from "#tests/factories/strangers.ts";
import { readyPair } from "#tests/factories/tasks.ts";

describe("what the pages of giving show around a task", () => {
  it("names both, how each is reached, and who reads", async () => {
    const { jo } = await openPractice();
    const { couple, tobias, noor } = await readyPair(jo);
    const page = await giving(jo, couple.id);
    expect(page).toMatchObject({ names: { A: "Tobias", B: "Noor" }, own: [], frame: { therapist: jo.calledName } });
    expect(page.reach.map(({ clientId, channel, sender }) => [clientId, channel, sender])).toEqual([[tobias.id, "HAND_OVER", jo.calledName], [noor.id, "HAND_OVER", jo.calledName]]);
    expect((await suggestionsToChoose(jo, couple.id)).map(({ clientId }) => clientId)).toEqual([tobias.id, noor.id]);
  });

  it("is not there for a colleague off the case team, another practice, or an id of nothing", async () => {
    const { jo, ines } = await openPractice();
    const { jo: elsewhere } = await openPractice();
    const { couple } = await readyPair(jo);
    for (const actor of [ines, elsewhere]) {
      await expect(giving(actor, couple.id)).rejects.toThrow(NotFoundError);
      await expect(suggestionsToChoose(actor, couple.id)).rejects.toThrow(NotFoundError);
    }
    for (const id of strayIds) await expect(giving(jo, id)).rejects.toThrow(NotFoundError);
  });
});
