import type { ClientActor, PracticeId, SystemActor } from "#lib/platform/actor.ts";
import { recordChange } from "#lib/platform/audit.ts";
import { clock } from "#lib/platform/clock.ts";
import { verifyCode } from "#lib/platform/code-hash.ts";
import { hashSecret, newId } from "#lib/platform/ids.ts";
import { findLink, practiceOfSecret, type LinkRow } from "#lib/platform/link.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, withPractice, type Transaction } from "#lib/platform/tenancy.ts";
import { can } from "../policy.ts";
import { isOpenRequest, triesLeft, typedCode, wrongCodesSince } from "../request.ts";
import type { Device } from "../device.ts";
import { endRequest } from "./end.ts";
import { openVisit } from "./visit.ts";

/** What a code opened. "dead" is one answer for unknown, used, expired, revoked, withdrawn and locked links. */
export type Unlocked =
  | { outcome: "opened"; actor: ClientActor; secret: string }
  | { outcome: "wrong"; left: number }
  | { outcome: "unreadable" | "dead" };

/**
 * Opens a link with the person's code: five wrong codes lock the link, ten in 24 hours every link of
 * the person, counted one after the other however many arrive at once. A text that cannot be a
 * code is "unreadable" and counts as no try.
 */
export async function unlockRequest(token: string, code: unknown, origin: string, device: Device = ""): Promise<Unlocked> {
  const digits = typedCode(code);
  if (digits === null) return { outcome: "unreadable" };
  const practiceId = await practiceOfSecret(token);
  return withPractice(practiceId, async (tx) => tryCode(tx, practiceId, { tokenHash: hashSecret(token) }, digits, { origin, device, handedOver: false }));
}

/** Opens a link again whose page went quiet, with the code. The quiet page ends; its draft is there again, and a device that was handed over still is. */
export async function reopenRequest(actor: ClientActor, code: unknown, device: Device = ""): Promise<Unlocked> {
  authorize(can, actor, "read", { id: actor.requestId });
  const digits = typedCode(code);
  if (digits === null) return { outcome: "unreadable" };
  return inPractice(actor, async (tx) => {
    const opened = await tryCode(tx, actor.practiceId, { id: actor.requestId }, digits, { origin: actor.origin, device, handedOver: actor.handedOver === true });
    const { practiceId, visitId } = actor;
    if (opened.outcome === "opened") await tx.requestVisit.updateMany({ where: { practiceId, id: visitId, endedAt: null }, data: { endedAt: clock.now() } });
    return opened;
  });
}

type From = { origin: string; device: Device; handedOver: boolean };

async function tryCode(tx: Transaction, practiceId: PracticeId, which: { tokenHash: string } | { id: string }, digits: string, from: From): Promise<Unlocked> {
  const found = await findLink(tx, practiceId, which);
  if (!found || !isOpenRequest(found.facts, clock.now())) return { outcome: "dead" };
  // One try at a time per person: who waits here reads the counts of those before.
  await tx.$queryRaw`SELECT "id" FROM "Client" WHERE "practiceId" = ${practiceId}::uuid AND "id" = ${found.clientId}::uuid FOR NO KEY UPDATE`;
  const link = await findLink(tx, practiceId, which);
  const now = clock.now();
  if (!link?.code || !isOpenRequest(link.facts, now)) return { outcome: "dead" };
  const ofPerson = await tx.wrongCode.count({ where: { practiceId, clientId: link.clientId, at: { gt: wrongCodesSince(now, link.code.setAt) } } });
  if (triesLeft(link.facts.wrongCodes, ofPerson) === 0) return { outcome: "dead" };
  const isRight = await verifyCode(link.code.codeHash, digits);
  return isRight ? openVisit(tx, practiceId, link, now, from.origin, from.handedOver, from.device) : countWrong(tx, practiceId, link, ofPerson, now, from.origin);
}

async function countWrong(tx: Transaction, practiceId: PracticeId, link: LinkRow, ofPerson: number, at: Date, origin: string): Promise<Unlocked> {
  const left = triesLeft(link.facts.wrongCodes + 1, ofPerson + 1);
  await tx.request.updateMany({ where: { practiceId, id: link.id }, data: { wrongCodes: { increment: 1 } } });
  await tx.wrongCode.create({ data: { practiceId, id: newId(), clientId: link.clientId, at } });
  const gate: SystemActor = { kind: "system", practiceId, job: "link", origin };
  await recordChange(tx, gate, "request.wrong-code", { type: "request", id: link.id, coupleId: link.coupleId }, { left });
  if (left === 0) await endRequest(tx, gate, link, "LOCKED");
  return { outcome: "wrong", left };
}
