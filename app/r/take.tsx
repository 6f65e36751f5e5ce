import { LeavingPage } from "#components/client-pages/code-page.tsx";
import { ClosedPage, RetryPage } from "#components/client-pages/end-pages.tsx";
import type { ClientActor } from "#lib/platform/actor.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { endedVisitCookie } from "#lib/platform/link.ts";
import { faultOf, log } from "#lib/platform/log.ts";
import { replyToMark } from "#lib/reflections/commands/reply.ts";
import { sendFromVisit, type Sending } from "#lib/requests/commands/send.ts";
import { reopenRequest } from "#lib/requests/commands/unlock.ts";
import { leaveVisit } from "#lib/requests/commands/visit.ts";
import { deviceOf } from "#lib/requests/device.ts";
import { fieldsOf } from "#lib/requests/form-parts.ts";
import { closed } from "#lib/requests/messages.ts";
import { formBehind, type Visit } from "#lib/requests/queries.ts";
import type { TypedAnswers } from "#lib/requests/schema.ts";
import { textsOf, typedWords } from "#lib/requests/typed-words.ts";
import { answerGo, answerJson, answerPage, answerSeeOther, asksJson, exitUrl, typedIn } from "./answer.ts";
import { answerUnlocked, closedPage } from "./link.tsx";
import { baseOf, opened, proofOf, visitOf, wayOut } from "./opened.ts";
import { choose } from "./choose.tsx";
import { chosenPicks, controlsOf, keep, mergePicked, notSent, sentIn, type Controls, type Posted } from "./write.tsx";

type Live = Extract<Visit, { state: "live" }>;

const WRITING = /^(draft|write(-[2-9])?|check|not-now)$/;

/** Takes what a page of an unlocked link sends. The address and its own cookie must agree. */
export async function takeVisit(request: Request, visitId: string, page: string): Promise<Response> {
  const { typed, isWhole } = await typedIn(request);
  const { controls, answers } = controlsOf(typed);
  const post: Posted = { request, page, answers, controls, isWhole };
  const retry = (error: unknown, way: string) => fault(request, error, { exitUrl: way, action: `${baseOf(visitId)}/${page}`, typed });
  let found: Pick<Sending, "visit"> & { outcome: Sending["outcome"] | null };
  try {
    found = isSending(page, controls)
      ? await sendFromVisit(proofOf(request, visitId), (form) => sentIn(form, post))
      : { visit: await visitOf(request, visitId, page !== "leave" && page !== "again"), outcome: null };
  } catch (error) {
    if (error instanceof NotFoundError && WRITING.test(page)) return closedWith(request, null, answers);
    if (!WRITING.test(page)) throw error;
    return retry(error, exitUrl());
  }
  const { visit, outcome } = found;
  const actor = visit.state === "none" ? null : visit.actor;
  if (outcome === "sent") return answerGo(request, `${baseOf(visitId)}/sent`);
  if (page === "leave") return leave(visitId, actor, visit.state === "live");
  if (visit.state === "none" || visit.state === "closed") return WRITING.test(page) ? closedWith(request, actor, answers) : closedPage();
  if (visit.state === "sent") return afterSending(request, visit.actor, page, controls.reply);
  if (page === "again") return again(request, visit.actor, controls.code);
  try {
    if (visit.state === "again") return await quiet(visit.actor, post);
    return outcome ? await unsent(visit, post, outcome) : await take(visit, post);
  } catch (error) {
    if (error instanceof NotFoundError) return closedWith(request, visit.actor, answers);
    if (!WRITING.test(page) || error instanceof RefusedError) throw error;
    return retry(error, wayOut(visit.actor));
  }
}

// Nothing stored is shown here, only what this very post carried, to be sent again.
function fault(request: Request, error: unknown, page: { exitUrl: string; action: string; typed: TypedAnswers }): Response | Promise<Response> {
  log.error({ reference: newId(), ...faultOf(error) }, "keeping or sending failed");
  if (asksJson(request)) return answerJson({ fault: true }, 503);
  return answerPage(<RetryPage {...page} typed={{ ...page.typed }} />, 503);
}

// Everything else keeps, chooses or goes on; to send takes neither the reason nor the plan.
const isSending = (page: string, { do: deed }: Controls): boolean => WRITING.test(page) && page !== "draft" && deed !== "save" && deed !== "next";

async function unsent({ actor, form }: Live, post: Posted, outcome: Sending["outcome"]): Promise<Response> {
  if (outcome !== "behind") return notSent(actor, form, post, outcome === "unread" ? "unread" : "refused");
  await keep(await opened(actor), post);
  return answerGo(post.request, `${baseOf(actor.visitId)}/merge`);
}

async function take({ actor, task }: Live, post: Posted): Promise<Response> {
  const link = await opened(actor, task);
  if (post.page === "merge") return mergePicked(link, post, chosenPicks(fieldsOf(link.form), post.controls.picks));
  return WRITING.test(post.page) ? keep(link, post) : choose(link, post);
}

// A page that went quiet still keeps what stands in it; to read anything takes the code.
async function quiet(actor: ClientActor, post: Posted): Promise<Response> {
  if (!WRITING.test(post.page)) return answerSeeOther(`${baseOf(actor.visitId)}/again`);
  await keep(await opened(actor), { ...post, page: "draft" });
  return asksJson(post.request) ? answerJson({ again: true }, 401) : answerSeeOther(`${baseOf(actor.visitId)}/again`);
}

async function afterSending(request: Request, actor: ClientActor, page: string, reply: unknown): Promise<Response> {
  if (page === "reply") await replyToMark(actor, { reply }).catch(ignoreRefusal);
  return answerGo(request, `${baseOf(actor.visitId)}/sent`);
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof RefusedError) && !(error instanceof Error && error.name === "ZodError")) throw error;
}

async function leave(visitId: string, actor: ClientActor | null, isLive: boolean): Promise<Response> {
  if (actor && isLive) await leaveVisit(actor);
  const exit = wayOut(actor);
  return answerPage(<LeavingPage exitUrl={exit} />, 200, { Refresh: `0; url=${exit}`, "Set-Cookie": endedVisitCookie(visitId) });
}

async function again(request: Request, actor: ClientActor, code: unknown): Promise<Response> {
  return answerUnlocked(request, await reopenRequest(actor, code, deviceOf(request.headers.get("user-agent"))), "/write");
}

// Nothing stored is shown here, only what this very post carried.
async function closedWith(request: Request, actor: ClientActor | null, answers: TypedAnswers): Promise<Response> {
  const texts = textsOf(answers);
  if (asksJson(request)) return answerJson({ closed: true, say: closed.kept }, 404);
  const form = actor && (await formBehind(actor).catch(() => null));
  const words = form ? typedWords(fieldsOf(form), answers) : [];
  if (texts.length === 0 && words.length === 0) return closedPage();
  return answerPage(<ClosedPage exitUrl={actor ? wayOut(actor) : exitUrl()} answers={words} texts={texts} />, 404);
}
