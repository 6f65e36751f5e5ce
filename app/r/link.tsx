import { CodePage, PlainSentencePage } from "#components/client-pages/code-page.tsx";
import { visitCookie } from "#lib/platform/link.ts";
import { originOfRequest } from "#lib/platform/origin.ts";
import { unlockRequest, type Unlocked } from "#lib/requests/commands/unlock.ts";
import { deviceOf } from "#lib/requests/device.ts";
import { code as words } from "#lib/requests/messages.ts";
import { MAX_WRONG_PER_LINK } from "#lib/requests/request.ts";
import { answerGo, answerPage, answerSeeOther, asHtml, asksJson, answerJson, exitUrl, typedIn } from "./answer.ts";

const constantPages = new Map<string, Promise<string>>();

/**
 * The one page of every link's address: the same bytes, no look-up, whatever the address says. After a
 * code that did not fit, the answer to it sends here with the tries that are left.
 */
export async function showCodePage(request: Request): Promise<Response> {
  const error = sentenceIn(new URL(request.url).searchParams.get("code"));
  const key = error ?? "";
  let page = constantPages.get(key);
  if (!page) constantPages.set(key, (page = asHtml(<CodePage exitUrl={exitUrl()} error={error} />)));
  return answerPage(await page, error ? 422 : 200);
}

/** Why a code is asked again, from the address of its page; null for anything else. */
export function sentenceIn(mark: string | null): string | null {
  if (mark === "shape") return words.shape;
  const left = Number(mark ?? Number.NaN);
  return Number.isInteger(left) && left > 0 && left < MAX_WRONG_PER_LINK ? words.wrong({ left }) : null;
}

/** Takes a link's code. Every dead link answers the same bytes and status. */
export async function takeCode(request: Request, token: string): Promise<Response> {
  const { typed: { code } } = await typedIn(request);
  const unlocked = await unlockRequest(token, code, originOfRequest(request.headers), deviceOf(request.headers.get("user-agent")));
  return answerUnlocked(request, unlocked, "");
}

/** Opens the task behind a right code; a wrong one leads back to the page that asked, so that Back never sends it twice. */
export function answerUnlocked(request: Request, unlocked: Unlocked, page: string): Response | Promise<Response> {
  switch (unlocked.outcome) {
    case "opened": {
      const { visitId } = unlocked.actor;
      return answerGo(request, `/r/s/${visitId}${page}`, { "Set-Cookie": visitCookie(visitId, unlocked.secret) });
    }
    case "wrong":
      return unlocked.left === 0 ? deadLink() : askAgain(request, String(unlocked.left));
    case "unreadable":
      return askAgain(request, "shape");
    case "dead":
      return deadLink();
  }
}

function askAgain(request: Request, mark: string): Response {
  if (asksJson(request)) return answerJson({ say: sentenceIn(mark) }, 422);
  return answerSeeOther(`${new URL(request.url).pathname}?code=${mark}`);
}

/** What unknown, malformed, used, expired, revoked, withdrawn, locked and foreign links answer. */
export function deadLink(): Promise<Response> {
  return answerPage(<PlainSentencePage exitUrl={exitUrl()} sentence={words.dead} />, 404);
}

/** What a page whose visit is over answers, and any address that never was one. */
export function closedPage(): Promise<Response> {
  return answerPage(<PlainSentencePage exitUrl={exitUrl()} sentence={words.closed} />, 404);
}
