import type { ReactElement } from "react";
import { PlainSentencePage } from "#components/client-pages/code-page.tsx";
import { NotFoundError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { faultOf, log } from "#lib/platform/log.ts";
import { code as words } from "#lib/requests/messages.ts";
import { answerPage, exitUrl, refusedStatus } from "../answer.ts";
import { closedPage, deadLink, showCodePage, takeCode } from "../link.tsx";
import { takeVisit } from "../take.tsx";
import { showVisit } from "../visit.tsx";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ path?: string[] }> };

/** Reading: the constant page for every link; a page of a visit for the device that holds its cookie. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const [first, visitId, page = "", ...rest] = (await params).path ?? [];
  if (first !== "s" || visitId === undefined) return showCodePage(request);
  if (rest.length > 0) return closedPage();
  return calmly(() => showVisit(request, visitId, page));
}

/** Doing: only a form from our own page, of a size we take, is looked at. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const refused = refusedStatus(request);
  if (refused !== null) return answerPage(sentence(refused === 413 ? words.tooLong : words.foreign), refused);
  const [first, visitId, page = "", ...rest] = (await params).path ?? [];
  if (rest.length > 0) return closedPage();
  if (first === "s" && visitId !== undefined) return calmly(() => takeVisit(request, visitId, page));
  return visitId === undefined ? calmly(() => takeCode(request, first ?? "")) : deadLink();
}

const sentence = (text: string): ReactElement => <PlainSentencePage exitUrl={exitUrl()} sentence={text} />;

// A fault is logged without a word of what was typed; the page says when to try again.
async function calmly(run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof NotFoundError) return closedPage();
    log.error({ reference: newId(), ...faultOf(error) }, "client page failed");
    return answerPage(sentence(words.fault), 503, { "Retry-After": "60" });
  }
}
