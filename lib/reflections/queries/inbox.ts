import { caseName } from "#lib/couples/case-name.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { isId } from "#lib/platform/ids.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { instantInWords } from "#lib/platform/time.ts";
import type { InboxDto, ReflectionLineDto } from "../dto.ts";
import { can, visibleTo } from "../policy.ts";
import { reflectionParts, toLine, unreviewed } from "../queries.ts";
import { inboxInput } from "../schema.ts";

/** Reviewed reflections shown, the newest. */
const REVIEWED_SHOWN = 100;

/**
 * The inbox: what waits to be read (marks first, then highest upset, then newest), or what was reviewed, newest
 * first. No words of anybody. `raw` holds `show` from the address; anything strange is what waits.
 */
export async function inbox(actor: ClinicianActor, raw: unknown = {}): Promise<InboxDto> {
  authorize(can, actor, "read", null);
  const { show } = inboxInput.parse(raw);
  return inPractice(actor, async (tx) => {
    const lines = show === "open" ? await unreviewed(tx, actor) : await reviewed(tx, actor);
    const named = await caseNames(tx, actor, lines.map(({ id }) => id));
    return {
      show, lines: lines.map((line) => {
        const about = named.get(line.id);
        return { ...line, couple: about?.couple ?? line.name, reviewedBy: about?.reviewedBy ?? null, sent: instantInWords(line.sentAt, actor.zone) };
      }),
    };
  });
}

/** What is marked in one case and answered by nobody, the most urgent first; no words. A strange or foreign case has none. */
export async function markedOfCase(actor: ClinicianActor, coupleId: string): Promise<ReflectionLineDto[]> {
  authorize(can, actor, "read", null);
  if (!isId(coupleId)) return [];
  return inPractice(actor, async (tx) => (await unreviewed(tx, actor, coupleId)).filter(({ marked }) => marked !== null));
}

async function reviewed(tx: Transaction, actor: ClinicianActor): Promise<ReflectionLineDto[]> {
  const rows = await tx.reflection.findMany({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, reflectionReview: { isNot: null } }] }, include: reflectionParts,
    orderBy: [{ sentAt: "desc" }, { id: "desc" }], take: REVIEWED_SHOWN,
  });
  return rows.map(toLine).filter(({ marked }) => marked === null);
}

async function caseNames(tx: Transaction, actor: ClinicianActor, ids: string[]): Promise<Map<string, { couple: string; reviewedBy: string | null }>> {
  const rows = await tx.reflection.findMany({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, id: { in: ids } }] },
    select: {
      id: true, reflectionReview: { select: { reviewedBy: { select: { calledName: true } } } },
      client: { select: { couple: { select: { kind: true, partnerCalled: true, leftSeat: true, clients: { select: { seat: true, name: true } } } } } },
    },
  });
  return new Map(rows.map(({ id, client, reflectionReview }) => [id, { couple: caseName(client.couple), reviewedBy: reflectionReview?.reviewedBy.calledName ?? null }]));
}
