import { findVisibleCouple } from "#lib/couples/queries.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { namesOf } from "#lib/sessions/hour.ts";
import { briefOf } from "../brief.ts";
import { danceTrend, trendRows } from "../dance.ts";
import type { BriefDto, DanceTrends } from "../dto.ts";
import { can } from "../policy.ts";
import { briefOptionsInput } from "../schema.ts";
import { factsOfBrief } from "./facts.ts";
import { heldHours } from "./hours.ts";

/**
 * The one page before the next hour (domain 5.1): who opened which brief is recorded. `raw` holds `answers` and
 * `names` from the address; anything strange counts as the careful default. Throws NotFoundError.
 */
export async function brief(actor: Actor, coupleId: string, raw: unknown = {}): Promise<BriefDto> {
  const options = briefOptionsInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, coupleId);
    authorize(can, actor, "prepare", couple);
    const { facts, nextSessionId, lastSessionId } = await factsOfBrief(tx, actor, couple.id, options);
    await recordView(tx, actor, { type: "brief", id: couple.id, coupleId: couple.id });
    return {
      ...briefOf(facts), coupleId: couple.id, options, oneClient: facts.oneClient, names: { ...facts.names }, people: [...facts.people],
      nextSessionId, lastSessionId,
    };
  });
}

/** How the dance has moved over all joint hours of a case (domain 2.5.11). Records the view. Throws NotFoundError. */
export async function danceTrends(actor: Actor, coupleId: string): Promise<DanceTrends> {
  return inPractice(actor, async (tx) => {
    const couple = await findVisibleCouple(tx, actor, coupleId);
    authorize(can, actor, "prepare", couple);
    if (couple.kind === "INDIVIDUAL") return { headline: null, hours: 0, rows: [] };
    const { held } = await heldHours(tx, actor, couple.id);
    await recordView(tx, actor, { type: "dance", id: couple.id, coupleId: couple.id });
    return { headline: danceTrend(held), hours: held.length, rows: trendRows(held, namesOf(couple.clients, couple.partnerCalled)) };
  });
}
