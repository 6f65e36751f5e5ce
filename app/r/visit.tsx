import { CheckPage } from "#components/client-pages/check-page.tsx";
import { ConsentPage, FarewellPage, ReachPage, RemindersPage, SafetyPage } from "#components/client-pages/choice-pages.tsx";
import { AgainPage } from "#components/client-pages/code-page.tsx";
import { NotNowPage, SentPage } from "#components/client-pages/end-pages.tsx";
import { FormPage } from "#components/client-pages/form-page.tsx";
import { MergePage } from "#components/client-pages/merge-page.tsx";
import { TaskPage } from "#components/client-pages/task-page.tsx";
import { checkAnswers, type FieldErrors } from "#lib/exercises/form.ts";
import { endedVisitCookie } from "#lib/platform/link.ts";
import { mergeDraft } from "#lib/requests/commands/draft.ts";
import { cardOfDraft } from "#lib/requests/draft-card.ts";
import { versionText } from "#lib/requests/draft.ts";
import { fieldsOf, layoutOf, partsOf, partWith } from "#lib/requests/form-parts.ts";
import { consent, form as formWords, merge, reach, reminders } from "#lib/requests/messages.ts";
import type { Visit } from "#lib/requests/queries.ts";
import { differencesOf } from "#lib/requests/typed-words.ts";
import { answerPage, answerSeeOther } from "./answer.ts";
import { closedPage, sentenceIn } from "./link.tsx";
import { baseOf, opened, visitOf, wayOut, type Opened } from "./opened.ts";

/** Shows a page of an unlocked link to the device that holds its cookie. */
export async function showVisit(request: Request, visitId: string, page: string): Promise<Response> {
  const visit = await visitOf(request, visitId, true);
  const { searchParams } = new URL(request.url);
  switch (visit.state) {
    case "none":
      return closedPage();
    case "closed":
      if (page !== "consent" || !visit.consentTakenBack) return closedPage();
      return answerPage(<FarewellPage exitUrl={wayOut(visit.actor)} sentence={consent.done} />, 200, { "Set-Cookie": endedVisitCookie(visitId) });
    case "sent":
      return showSent(visit, visitId, page);
    case "again": {
      if (page !== "again") return closedPage();
      return answerPage(<AgainPage exitUrl={wayOut(visit.actor)} action={`${baseOf(visitId)}/again`} error={sentenceIn(searchParams.get("code"))} />, searchParams.has("code") ? 422 : 401);
    }
    case "live":
      return showLive(await opened(visit.actor, visit.task), page, searchParams);
  }
}

// The cookie goes at once, unless a card still takes an answer.
function showSent({ actor, page: dto }: Extract<Visit, { state: "sent" }>, visitId: string, page: string): Promise<Response> {
  const base = baseOf(visitId);
  if (page === "safety" && dto.card) return answerPage(<SafetyPage exitUrl={wayOut(actor)} base={base} help={dto.help} isOpen={false} />);
  if (page !== "sent") return closedPage();
  const cleared = { "Clear-Site-Data": '"cache"' };
  return answerPage(<SentPage exitUrl={wayOut(actor)} base={base} page={dto} giveBack={actor.handedOver} />, 200, dto.card ? cleared : { ...cleared, "Set-Cookie": endedVisitCookie(visitId) });
}

const WRITE_PAGE = /^write(-[2-9])?$/;

function showLive(link: Opened, page: string, params: URLSearchParams): Promise<Response> | Response {
  const { task, base } = link;
  if (WRITE_PAGE.test(page)) return showForm(link, page, params);
  const doneOf = (words: string): string | null => (params.has("done") ? words : null);
  switch (page) {
    case "":
      return task.draft ? answerSeeOther(`${base}/write`) : answerPage(<TaskPage {...link} />);
    case "task":
      return answerPage(<TaskPage {...link} />);
    case "check":
      return showCheck(link, params);
    case "merge":
      return showMerge(link, params);
    case "not-now":
      return answerPage(<NotNowPage {...link} typed={task.draft ?? {}} card={cardOfDraft(task, link.form, task.draft ?? {})} {...problemsIn(link, params, ({ id }) => id === "c_barrier" || id === "c_note")} />, params.has("problem") ? 422 : 200);
    case "safety":
      return answerPage(<SafetyPage {...link} help={task.help} isOpen />);
    case "reminders":
      return answerPage(<RemindersPage {...link} done={doneOf(link.remindersStopped ? reminders.stopped : reminders.resumed)} />);
    case "reach":
      return answerPage(<ReachPage {...link} done={doneOf(params.get("done") === "EMAIL" ? reach.done(task) : reach.doneQuiet)} />);
    case "consent":
      return answerPage(<ConsentPage {...link} />);
    default:
      return closedPage();
  }
}

const seenBy = ({ task }: Opened): string => versionText({ version: task.version, page: crypto.randomUUID().slice(0, 8) });

type Problems = { errors: FieldErrors; fault?: string };

// What is wrong is found again in what was kept, so that a refusal can be looked at, reloaded and gone back to.
function problemsIn({ task, form }: Opened, params: URLSearchParams, isHere: (field: { id: string }) => boolean): Problems {
  if (!params.has("problem")) return { errors: {} };
  if (params.get("problem") === "unknown") return { errors: {}, fault: formWords.unknown };
  const checked = checkAnswers(form, task.draft ?? {}, task.latestDay);
  // What was refused and could not even be kept leaves no other trace.
  if (checked.ok) return { errors: {}, fault: formWords.unknown };
  return { errors: Object.fromEntries(Object.entries(checked.errors).filter(([id]) => isHere({ id }))) };
}

const statusOf = ({ errors, fault }: Problems): 200 | 422 => (fault || Object.keys(errors).length > 0 ? 422 : 200);

function showForm(link: Opened, page: string, params: URLSearchParams): Promise<Response> | Response {
  const { task, form, base } = link;
  if (task.aside) return answerSeeOther(`${base}/merge`);
  const typed = task.draft ?? {};
  const parts = partsOf(form, typed);
  const part = page === "write" ? 0 : Number(page.slice(-1)) - 1;
  if (!parts[part]) return answerSeeOther(`${base}/write`);
  const problems = problemsIn(link, params, ({ id }) => partWith(parts, id) === part);
  return answerPage(<FormPage {...link} {...problems} part={part} typed={typed} seen={seenBy(link)} toCheck={params.has("check")} card={cardOfDraft(task, form, typed)} />, statusOf(problems));
}

function showCheck(link: Opened, params: URLSearchParams): Promise<Response> | Response {
  const { task, form, base } = link;
  if (task.aside) return answerSeeOther(`${base}/merge`);
  if (layoutOf(form) === "single" || !task.draft) return answerSeeOther(`${base}/write`);
  const problems = problemsIn(link, params, () => true);
  return answerPage(<CheckPage {...link} {...problems} typed={task.draft} seen={seenBy(link)} card={cardOfDraft(task, form, task.draft)} />, statusOf(problems));
}

async function showMerge(link: Opened, params: URLSearchParams): Promise<Response> {
  const { actor, task, form, base } = link;
  if (!task.aside) return answerSeeOther(`${base}/write`);
  const differences = differencesOf(fieldsOf(form), task.draft ?? {}, task.aside);
  // Where nothing stands against anything, the two are one without asking.
  if (differences.length === 0) {
    await mergeDraft(actor, fieldsOf(form), {}, task.version);
    return answerSeeOther(`${base}/merge`);
  }
  const problem = { unpicked: merge.choose, changed: merge.changed }[params.get("problem") ?? ""];
  return answerPage(<MergePage {...link} differences={differences} version={task.version} problem={problem} />, problem ? 422 : 200);
}
