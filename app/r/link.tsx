import { CodePage, PlainSentencePage } from "#components/client-pages/code-page.tsx";
import { visitCookie } from "#lib/platform/link.ts";
import { originOfRequest } from "#lib/platform/origin.ts";
import { unlockRequest, type Unlocked } from "#lib/requests/commands/unlock.ts";
import { code as words } from "#lib/requests/messages.ts";
import { answerPage, answerSeeOther, asHtml, exitUrl, typedIn } from "./answer.ts";

let constantPage: Promise<string> | undefined;

/** The one page of every link's address: the same bytes, no look-up, whatever the address says. */
export async function showCodePage(): Promise<Response> {
  constantPage ??= asHtml(<CodePage exitUrl={exitUrl()} />);
  return answerPage(await constantPage);
}

/** Takes a link's code. Every dead link answers the same bytes and status. */
export async function takeCode(request: Request, token: string): Promise<Response> {
  const { code } = await typedIn(request);
  return answerUnlocked(await unlockRequest(token, code, originOfRequest(request.headers)), "", (sentence) =>
    answerPage(<CodePage exitUrl={exitUrl()} error={sentence} answersPost />, 422));
}

/** Opens the task behind a right code; a wrong one is answered by the page that asked. */
export async function answerUnlocked(unlocked: Unlocked, page: "" | "/write", askAgain: (sentence: string) => Promise<Response>): Promise<Response> {
  switch (unlocked.outcome) {
    case "opened": {
      const { visitId } = unlocked.actor;
      return answerSeeOther(`/r/s/${visitId}${page}`, { "Set-Cookie": visitCookie(visitId, unlocked.secret) });
    }
    case "wrong":
      return unlocked.left === 0 ? deadLink() : askAgain(words.wrong(unlocked));
    case "unreadable":
      return askAgain(words.shape);
    case "dead":
      return deadLink();
  }
}

/** What unknown, malformed, used, expired, revoked, withdrawn, locked and foreign links answer. */
export function deadLink(): Promise<Response> {
  return answerPage(<PlainSentencePage exitUrl={exitUrl()} sentence={words.dead} />, 404);
}

/** What a page whose visit is over answers, and any address that never was one. */
export function closedPage(): Promise<Response> {
  return answerPage(<PlainSentencePage exitUrl={exitUrl()} sentence={words.closed} />, 404);
}
