import type { ClientActor, PracticeId } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { hashSecret, newId, newSecret } from "#lib/platform/ids.ts";
import type { LinkRow } from "#lib/platform/link.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { can } from "../policy.ts";

type Opened = { outcome: "opened"; actor: ClientActor; secret: string };
type LinkOfPerson = Pick<LinkRow, "id" | "clientId" | "coupleId" | "seat">;

/** Opens a page for a person on this device, of which only its kind is kept. The caller has judged the code, or hands the device over in the room. */
export async function openVisit(tx: Transaction, practiceId: PracticeId, link: LinkOfPerson, at: Date, origin: string, handedOver = false, device = ""): Promise<Opened> {
  const secret = newSecret();
  const visitId = newId();
  const actor: ClientActor = { kind: "client", practiceId, clientId: link.clientId, coupleId: link.coupleId, seat: link.seat, requestId: link.id, visitId, handedOver, origin };
  authorize(can, actor, "read", link);
  // Two devices may write at once; only a page opened in the room closes when its person comes back with the code.
  await tx.requestVisit.updateMany({ where: { practiceId, requestId: link.id, endedAt: null, handedOver: true }, data: { endedAt: at } });
  await tx.linkIndex.create({ data: { tokenHash: hashSecret(secret), practiceId, createdAt: at } });
  await tx.requestVisit.create({ data: { practiceId, id: visitId, requestId: link.id, secretHash: hashSecret(secret), handedOver, device, openedAt: at, lastSeenAt: at } });
  await recordChange(tx, actor, "request.unlocked", { type: "request", id: link.id, coupleId: link.coupleId }, handedOver ? { handedOver } : {});
  return { outcome: "opened", actor, secret };
}

/** Ends the visit: the page closes on this device, the draft stays for the next time. */
export async function leaveVisit(actor: ClientActor): Promise<void> {
  authorize(can, actor, "leave", { id: actor.requestId });
  return inPractice(actor, async (tx) => {
    const at = clock.now();
    await tx.requestVisit.updateMany({ where: { practiceId: actor.practiceId, id: actor.visitId, endedAt: null }, data: { endedAt: at } });
    await recordChange(tx, actor, "request.left", { type: "request", id: actor.requestId, coupleId: actor.coupleId });
  });
}
