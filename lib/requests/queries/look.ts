import type { ClinicianActor } from "#lib/platform/actor.ts";
import { recordView } from "#lib/platform/audit.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { findVisibleClient } from "#lib/clients/queries.ts";
import type { LookDto } from "../dto.ts";
import { can, visibleTo } from "../policy.ts";
import { findVisibleLink, taskOf } from "../queries.ts";

/**
 * What one person could see right now, built by the same look-up as that person's own pages (ux T22): the task behind each
 * open link, and nothing else there is. What they typed and did not send is left out. Records the view. Throws
 * NotFoundError, also when the person is not of `coupleId`.
 */
export async function lookAs(actor: ClinicianActor, coupleId: string, clientId: string): Promise<LookDto> {
  return inPractice(actor, async (tx) => {
    const client = await findVisibleClient(tx, actor, clientId);
    if (client.coupleId !== coupleId) throw new NotFoundError();
    authorize(can, actor, "issue", null);
    const { practiceId } = actor;
    const rows = await tx.request.findMany({
      where: { AND: [visibleTo(actor), { practiceId, clientId: client.id, requestEnd: null }] }, orderBy: [{ issuedAt: "asc" }, { turn: "asc" }],
      select: { id: true, opensAt: true, requestVisits: { select: { id: true }, take: 1 } },
    });
    const links: LookDto["links"] = [];
    for (const { id: requestId, opensAt, requestVisits } of rows) {
      const whose = { practiceId, requestId, clientId: client.id, coupleId };
      const request = await findVisibleLink(tx, whose);
      // The next turn of a repeated task shows nothing before it begins.
      if (request.isOpen && opensAt <= request.time.now) links.push({ requestId, wasOpened: requestVisits.length > 0, task: await taskOf(tx, whose, request) });
    }
    await recordView(tx, actor, { type: "look", id: client.id, coupleId }, { links: links.length });
    return { name: client.name, links };
  });
}
