import { expect, it } from "vitest";
import { recordContactPreference } from "#lib/clients/commands.ts";
import { recordSecretsPolicy } from "#lib/couples/commands.ts";
import { planSession, wrapUpSession } from "#lib/sessions/commands.ts";
import { decideSafety } from "#lib/safety/commands.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import { Browser } from "#tests/factories/browser.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { dayAhead, giveTask, tobiasWithLink, tokenOf, unlock } from "#tests/factories/tasks.ts";

const CANARY = /canary|Noor|Haddad/i;

it("partner A's open page and every address near it hold no byte of B", async () => {
  const { jo } = await openPractice();
  const { couple, noor, tobias, codes, token, code, assignment, link } = await tobiasWithLink(jo, "EX.SWITCH_ASK");
  const hers = await giveTask(jo, couple, noor, "EX.HOME_BASE", { reason: "canary reason", plan: "canary plan" });
  const herToken = tokenOf(hers.links[0]?.url ?? "");
  const { actor } = await unlock(herToken, codes.noor);
  await sendReflection(actor, { c_did: "DID", c_share: "NO", c_note: "canary note" });
  await recordContactPreference(jo, { clientId: noor.id, channel: "EMAIL", sharedDevice: "NO", email: "canary@post.example", checkedOn: dayAhead(jo, 0) });
  await recordSecretsPolicy(jo, { coupleId: couple.id, kind: "NO_SECRETS", exceptions: "canary exceptions", agreedOn: dayAhead(jo, 0) });
  await decideSafety(jo, { coupleId: couple.id, kind: "TIER_SET", tier: "S2", room: "B", words: "canary words" });
  const session = await planSession(jo, { coupleId: couple.id, day: dayAhead(jo, 3), time: "10:00", minutes: 50, place: "ROOM", format: "JOINT" }).catch(() => null);
  if (session) await wrapUpSession(jo, { sessionId: session.id, closingLine: "canary closing" }).catch(() => null);

  const phone = new Browser();
  const base = await phone.unlock(token, code);
  const ids = [assignment.id, link.requestId, couple.id, noor.id, tobias.id, actor.visitId, actor.requestId, hers.assignments[0]?.id, hers.links[0]?.requestId];
  const paths = [base, `${base}/write`, `${base}/not-now`, `${base}/sent`, `${base}/draft`, `/r/${herToken}`, ...ids.flatMap((id) => [`/r/s/${id}`, `/r/s/${id}/write`, `/r/${id}`])];
  for (const path of paths) await phone.get(path);
  for (const path of paths.filter((path) => path !== base && !path.startsWith(`${base}/`))) {
    await phone.post(path, { clientId: noor.id, assignmentId: hers.assignments[0]?.id ?? "", do: "send", c_did: "DID", c_share: "NO" });
  }
  await phone.post(`${base}/write`, { requestId: hers.links[0]?.requestId ?? "", do: "send" });
  await phone.post(`${base}/write`, { do: "send", c_did: "DID", c_share: "YES" });
  await phone.get(`${base}/sent`);
  expect(phone.seen.length).toBeGreaterThan(40);
  expect(phone.seen.filter((html) => CANARY.test(html))).toEqual([]);
  expect(phone.seen.filter((html) => /S2|tier|screen\b(?!-)/i.test(html.replaceAll(/<[^>]*>/g, "")))).toEqual([]);
  expect(phone.seen.some((html) => html.includes("Tobias"))).toBe(true);
});
