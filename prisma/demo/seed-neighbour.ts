import type { ClinicianActor } from "#lib/platform/actor.ts";
import { addCouple } from "#lib/couples/commands.ts";
import { recordObservations } from "#lib/observations/commands.ts";
import { planSession, wrapUpSession } from "#lib/sessions/commands.ts";
import type { DemoDays } from "./days.ts";

/** A couple of the second practice, with words that must never appear in the first. */
export async function seedNeighbour(actor: ClinicianActor, days: DemoDays): Promise<void> {
  await days.at(-8, "10:00", async () => {
    const couple = await addCouple(actor, { kind: "COUPLE", a: { name: "Orla Quigley", channel: "NONE", email: "" }, b: { name: "Peter Vance", channel: "NONE", email: "" }, leftSeat: "A", aloneRule: "" });
    const session = await planSession(actor, { coupleId: couple.id, day: days.day(-7), time: "11:00", minutes: 50, place: "ROOM", format: "JOINT", oneSeat: "" });
    await days.at(-7, "12:30", async () => {
      await recordObservations(actor, { sessionId: session.id, items: [
        { seat: "A", code: "PUR.PRESS", light: null, intensity: 2, episode: 1 }, { seat: "B", code: "WDR.FREEZE", light: null, intensity: 2, episode: 1 },
      ] });
      await wrapUpSession(actor, { sessionId: session.id, nothingToNote: "", closingLine: "The heron on the weir was spoken of.", whatEased: "", promise: "", nextFocus: "" });
    });
  });
}
