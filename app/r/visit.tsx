import { AgainPage, LeavingPage, PlainSentencePage } from "#components/client-pages/code-page.tsx";
import { NotNowPage, SentPage } from "#components/client-pages/end-pages.tsx";
import { FormPage } from "#components/client-pages/form-page.tsx";
import { TaskPage } from "#components/client-pages/task-page.tsx";
import { buildForm, type Form } from "#lib/exercises/form.ts";
import type { ClientActor } from "#lib/platform/actor.ts";
import { NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { endedVisitCookie } from "#lib/platform/link.ts";
import { faultOf, log } from "#lib/platform/log.ts";
import { originOfRequest } from "#lib/platform/origin.ts";
import { leaveVisit } from "#lib/requests/commands/visit.ts";
import { reopenRequest } from "#lib/requests/commands/unlock.ts";
import { saveDraft } from "#lib/requests/commands/draft.ts";
import { sendReflection } from "#lib/requests/commands/send.ts";
import type { TaskDto } from "#lib/requests/dto.ts";
import { code as codeWords, form as formWords } from "#lib/requests/messages.ts";
import { findVisit, taskPage } from "#lib/requests/queries.ts";
import { draftOf, type TypedAnswers } from "#lib/requests/schema.ts";
import { answerPage, answerSeeOther, clientHeaders, exitUrl, typedIn } from "./answer.ts";
import { answerUnlocked, closedPage } from "./link.tsx";

// On a device that was handed over, every way out leads to the lock, which asks to give the device back.
const wayOut = (actor: ClientActor | null): string => (actor?.handedOver ? "/second-factor" : exitUrl());

const visitOf = (request: Request, visitId: string) => findVisit(visitId, request.headers.get("cookie"), originOfRequest(request.headers));

function formOf(task: TaskDto): Form {
  return buildForm(task.exercise, { solo: task.solo, size: task.size, therapist: task.therapist, cover: null, noSecrets: task.noSecrets });
}

/** Shows a page of an unlocked link: the task, the form, "Not this time" or the thanks. */
export async function showVisit(request: Request, visitId: string, page: string): Promise<Response> {
  const visit = await visitOf(request, visitId);
  if (page === "sent") {
    if (visit.state !== "sent") return closedPage();
    return answerPage(<SentPage exitUrl={wayOut(visit.actor)} page={visit.page} giveBack={visit.actor.handedOver} />, 200, { "Set-Cookie": endedVisitCookie(visitId), "Clear-Site-Data": '"cache"' });
  }
  if (visit.state !== "live") return closedPage();
  const task = await taskPage(visit.actor);
  const shared = { exitUrl: wayOut(visit.actor), base: `/r/s/${visitId}`, task, form: formOf(task) };
  if (page === "") return answerPage(<TaskPage {...shared} />);
  if (page === "write") return answerPage(<FormPage {...shared} typed={task.draft ?? {}} />);
  if (page === "not-now") return answerPage(<NotNowPage {...shared} />);
  return closedPage();
}

/** Takes what a page of an unlocked link sends. The address and its own cookie must agree. */
export async function takeVisit(request: Request, visitId: string, page: string): Promise<Response> {
  const typed = await typedIn(request);
  const { code, do: deed, ...answers } = typed;
  const visit = await visitOf(request, visitId);
  if (page === "leave") return leave(visitId, visit.state === "none" ? null : visit.actor, visit.state === "live");
  if (visit.state === "sent") return page === "draft" ? new Response(null, { status: 409, headers: clientHeaders() }) : answerSeeOther(`/r/s/${visitId}/sent`);
  if (visit.state === "none") return closedPage();
  if (page === "again") return again(visit.actor, code, answers);
  if (visit.state === "again") return page === "draft" ? new Response(null, { status: 401, headers: clientHeaders() }) : askAgain(visitId, answers, codeWords.again, null, 401);
  if (page === "draft") return keepDraft(visit.actor, answers);
  if (page === "write") return deed === "save" ? saveForLater(visit.actor, answers) : send(visit.actor, page, answers);
  if (page === "not-now") return send(visit.actor, page, { ...answers, c_did: "NOT_THIS_TIME" });
  return closedPage();
}

async function leave(visitId: string, actor: ClientActor | null, isLive: boolean): Promise<Response> {
  if (actor && isLive) await leaveVisit(actor);
  const exit = wayOut(actor);
  return answerPage(<LeavingPage exitUrl={exit} />, 200, { Refresh: `0; url=${exit}`, "Set-Cookie": endedVisitCookie(visitId) });
}

function askAgain(visitId: string, typed: TypedAnswers, sentence: string, error: string | null, status: number): Promise<Response> {
  return answerPage(<AgainPage exitUrl={exitUrl()} action={`/r/s/${visitId}/again`} {...{ sentence, error }} typed={draftOf(typed)} />, status);
}

async function again(actor: ClientActor, code: unknown, answers: TypedAnswers): Promise<Response> {
  const unlocked = await reopenRequest(actor, code);
  if (unlocked.outcome === "opened") await saveDraft(unlocked.actor, answers);
  return answerUnlocked(unlocked, "/write", (error) => askAgain(actor.visitId, answers, codeWords.again, error, 422));
}

async function keepDraft(actor: ClientActor, answers: TypedAnswers): Promise<Response> {
  await saveDraft(actor, answers);
  return new Response(null, { status: 204, headers: clientHeaders() });
}

async function saveForLater(actor: ClientActor, answers: TypedAnswers): Promise<Response> {
  await saveDraft(actor, answers);
  const { until } = await taskPage(actor);
  await leaveVisit(actor);
  return answerPage(<PlainSentencePage exitUrl={wayOut(actor)} sentence={actor.handedOver ? formWords.savedHere : formWords.saved({ day: until })} />, 200, { "Set-Cookie": endedVisitCookie(actor.visitId) });
}

async function send(actor: ClientActor, page: "write" | "not-now", answers: TypedAnswers): Promise<Response> {
  try {
    await sendReflection(actor, answers);
    return answerSeeOther(`/r/s/${actor.visitId}/sent`);
  } catch (error) {
    if (error instanceof NotFoundError) return closedPage();
    if (error instanceof RefusedError) return showRefused(actor, page, answers, error.fields);
    log.error({ reference: newId(), ...faultOf(error) }, "sending failed");
    return askAgain(actor.visitId, answers, formWords.fault, null, 503);
  }
}

async function showRefused(actor: ClientActor, page: "write" | "not-now", answers: TypedAnswers, errors: Record<string, string>): Promise<Response> {
  if (page === "write") await saveDraft(actor, answers);
  const task = await taskPage(actor);
  const shared = { exitUrl: wayOut(actor), base: `/r/s/${actor.visitId}`, task, form: formOf(task), typed: draftOf(answers), errors };
  return answerPage(page === "write" ? <FormPage {...shared} /> : <NotNowPage {...shared} />, 422);
}
