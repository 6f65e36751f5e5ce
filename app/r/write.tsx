import { PlainSentencePage } from "#components/client-pages/code-page.tsx";
import { partPath } from "#components/client-pages/form-page.tsx";
import { RiskCard } from "#components/client-pages/risk-card.tsx";
import type { FormField } from "#lib/exercises/exercise.ts";
import { checkAnswers, type Form } from "#lib/exercises/form.ts";
import type { ClientActor } from "#lib/platform/actor.ts";
import { endedVisitCookie } from "#lib/platform/link.ts";
import { mergeDraft, saveDraft } from "#lib/requests/commands/draft.ts";
import type { Sent } from "#lib/requests/commands/send.ts";
import { leaveVisit } from "#lib/requests/commands/visit.ts";
import { cardOfDraft } from "#lib/requests/draft-card.ts";
import { readVersion, withPart, type PageSeen } from "#lib/requests/draft.ts";
import { fieldsOf, layoutOf, namesOf, partNamed, partsOf, partWith, unknownNames, type FormPart } from "#lib/requests/form-parts.ts";
import { form as words } from "#lib/requests/messages.ts";
import { draftOf, type TypedAnswers } from "#lib/requests/schema.ts";
import type { Pick } from "#lib/requests/typed-words.ts";
import { answerGo, answerJson, answerPage, asksJson, asPart } from "./answer.ts";
import { baseOf, type Opened } from "./opened.ts";

/** What our own pages send beside answers. */
export type Controls = { code: unknown; do: unknown; v: unknown; part: unknown; onward: unknown; reply: unknown; channel: unknown; version: unknown; picks: TypedAnswers };
export type Posted = { request: Request; page: string; answers: TypedAnswers; controls: Controls; isWhole: boolean };

/** Takes what steers a post apart from what answers it. */
export function controlsOf(typed: TypedAnswers): { controls: Controls; answers: TypedAnswers } {
  const { code, do: deed, v, part, onward, reply, channel, version, ...rest } = typed;
  const isPick = ([name]: [string, unknown]): boolean => name.startsWith("pick.");
  const picks = Object.fromEntries(Object.entries(rest).filter(isPick).map(([name, value]) => [name.slice("pick.".length), value]));
  const answers = Object.fromEntries(Object.entries(rest).filter((entry) => !isPick(entry)));
  return { controls: { code, do: deed, v, part, onward, reply, channel, version, picks }, answers };
}

// A post that names no draft comes from no page of ours in use: it is taken as the newest.
const NEWEST = { version: Number.MAX_SAFE_INTEGER, page: "" };

function seenIn(form: Form, { page, answers, controls }: Posted): PageSeen & { part: FormPart | undefined } {
  const part = page === "check" || page === "not-now" ? undefined : partNamed(form, controls.part);
  const sent = Object.keys(answers);
  const onPage = part ? [...namesOf([...part.open, ...part.more]), ...sent] : page === "not-now" ? [...sent, "c_did"] : sent;
  const names = part || page === "check" || page === "not-now" ? onPage : namesOf(fieldsOf(form));
  return { ...(readVersion(controls.v) ?? NEWEST), names, part };
}

/** Keeps a page's answers: for the script, for later, or to go on to the next page of a form in steps. */
export async function keep(link: Opened, post: Posted): Promise<Response> {
  const { actor, task, form, base } = link;
  const { request, answers, controls, isWhole } = post;
  const seen = seenIn(form, post);
  const strange = unknownNames(form, answers);
  const known = knownOf(answers, strange);
  const kept = await saveDraft(actor, known, seen);
  const all = withPart(task.draft ?? {}, seen.names, draftOf(known));
  if (kept.outcome === "aside") return asksJson(request) ? answerJson({ merge: `${base}/merge` }, 409) : answerGo(request, `${base}/merge`);
  if (post.page === "draft") return answerDraft(link, all, kept.version);
  const at = `${base}/${post.page}`;
  if (strange.length > 0 || !isWhole) return answerGo(request, `${at}?problem=unknown`);
  if (controls.do === "save") return forLater(link);
  const parts = partsOf(form, all);
  const here = parts.findIndex(({ kind }) => kind === seen.part?.kind);
  const checked = checkAnswers(form, all, task.latestDay);
  if (!checked.ok && Object.keys(checked.errors).some((id) => partWith(parts, id) === here)) return answerGo(request, `${at}?problem`);
  const next = controls.onward === "check" || here + 1 >= parts.length ? "check" : partPath(here + 1);
  return answerGo(request, `${base}/${next}`);
}

async function answerDraft({ task, form, base }: Opened, typed: TypedAnswers, version: number): Promise<Response> {
  const card = cardOfDraft(task, form, typed);
  return answerJson({ version, card: card && (await asPart(<RiskCard card={card} replyAction={null} safetyHref={`${base}/safety`} />)) });
}

async function forLater({ actor, task, exitUrl }: Opened): Promise<Response> {
  await leaveVisit(actor);
  const sentence = actor.handedOver ? words.savedHere : words.saved({ day: task.until });
  return answerPage(<PlainSentencePage exitUrl={exitUrl} sentence={sentence} />, 200, { "Set-Cookie": endedVisitCookie(actor.visitId) });
}

/** What a post sends by this form; null when it holds what no page of ours sends. Opens no sealed text. */
export function sentIn(form: Form, post: Posted): Sent | null {
  const { typed, seen, strange } = readPost(form, post);
  if (strange.length > 0 || !post.isWhole) return null;
  return { typed: post.page === "not-now" ? { ...typed, c_did: "NOT_THIS_TIME" } : typed, seen: post.page === "not-now" ? null : seen };
}

/** Keeps what was not sent, and says why not on a page that can be reloaded and gone back to. */
export async function notSent(actor: ClientActor, form: Form, post: Posted, why: "refused" | "unread"): Promise<Response> {
  const { typed, seen } = readPost(form, post);
  await saveDraft(actor, typed, seen);
  const base = baseOf(actor.visitId);
  const at = layoutOf(form) === "steps" && post.page !== "not-now" ? `${base}/check` : `${base}/${post.page}`;
  return answerGo(post.request, `${at}?problem${why === "unread" ? "=unknown" : ""}`);
}

function readPost(form: Form, post: Posted) {
  const strange = unknownNames(form, post.answers);
  const typed = knownOf(post.answers, strange);
  return { typed, strange, seen: seenIn(form, { ...post, answers: typed }) };
}

const knownOf = (answers: TypedAnswers, strange: readonly string[]): TypedAnswers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !strange.includes(name)));

/** The picks that a merge page can send. */
export function chosenPicks(fields: readonly FormField[], picks: TypedAnswers): Record<string, Pick> {
  return Object.fromEntries(fields.flatMap(({ id }) => {
    const pick = Object.hasOwn(picks, id) ? picks[id] : undefined;
    return pick === "kept" || pick === "other" || pick === "both" ? [[id, pick]] : [];
  }));
}

/** Makes one draft of two, as picked. */
export async function mergePicked({ actor, form, base }: Opened, { request, controls }: Posted, picks: Record<string, Pick>): Promise<Response> {
  const outcome = await mergeDraft(actor, fieldsOf(form), picks, Number(controls.version));
  if (outcome !== "merged") return answerGo(request, `${base}/merge?problem=${outcome}`);
  return answerGo(request, layoutOf(form) === "steps" ? `${base}/check` : `${base}/write`);
}
