import { startFreshServer, type FreshServer, workBeside } from "#e2e/fresh-server.ts";
import { assignExercise } from "#lib/assignments/commands/draft.ts";
import { hashSecret, newId, newSecret } from "#lib/platform/ids.ts";
import { visitCookieName } from "#lib/platform/link.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { openPractice, type PracticeCast } from "#tests/factories/cast.ts";
import { askedAlone, readyForLinks, tobiasAndNoor } from "#tests/factories/couples.ts";
import { dayAhead, recipient } from "#tests/factories/tasks.ts";

/** A link that was opened on some device: its page and the cookie that goes with it. */
export type OpenedLink = { requestId: string; visitId: string; cookie: string };

/** `cast` is the first practice's; the links are spread over all of them. */
export type Stage = { server: FreshServer; cast: PracticeCast; tokens: string[]; opened: OpenedLink[] };

/** Practices that work at the same time: each has a chain of its own for its audit, as on a server that serves many. */
export const PRACTICES = 16;

/** What a person sends back for it. */
export const ANSWERS = { c_did: "DID", what: "Tea at six", kept: "12–14", cage: "3", c_share: "ASK" };

/** The exercise of the measurements: one page of five fields. */
export const EXERCISE = "EX.STEADY";

/** A fresh server and as many opened links as asked for, each of another person's task. */
export async function setStage(links: number, practices = 1): Promise<Stage> {
  const server = await startFreshServer();
  await workBeside(server);
  const casts: PracticeCast[] = [];
  while (casts.length < practices) casts.push(await openPractice());
  const [cast] = casts as [PracticeCast];
  const stage: Stage = { server, cast, tokens: [], opened: [] };
  for (let turn = 0; stage.opened.length < links; turn += 1) await addCase(stage, (casts[turn % casts.length] as PracticeCast).jo);
  return stage;
}

async function addCase({ tokens, opened }: Stage, jo: PracticeCast["jo"]): Promise<void> {
  const { couple } = await tobiasAndNoor(jo);
  await askedAlone(jo, couple);
  await readyForLinks(jo, couple);
  for (const person of couple.clients) {
    const { links } = await assignExercise(jo, {
      coupleId: couple.id, exerciseCode: EXERCISE, dueOn: dayAhead(jo, 7), recipients: [{ ...recipient(person, EXERCISE), delivery: "QR" }],
    });
    for (const { requestId, url } of links) {
      tokens.push(url.split("/").at(-1) ?? "");
      opened.push(await open(jo, requestId));
    }
  }
}

// What a right code does, without its 60 ms of hashing for every link of the measurement.
async function open(jo: PracticeCast["jo"], requestId: string): Promise<OpenedLink> {
  const { practiceId } = jo;
  const [secret, visitId, at] = [newSecret(), newId(), new Date()];
  await inPractice(jo, async (tx) => {
    await tx.linkIndex.create({ data: { tokenHash: hashSecret(secret), practiceId, createdAt: at } });
    await tx.requestVisit.create({ data: { practiceId, id: visitId, requestId, secretHash: hashSecret(secret), openedAt: at, lastSeenAt: at } });
  });
  return { requestId, visitId, cookie: `${visitCookieName(visitId)}=${secret}` };
}
