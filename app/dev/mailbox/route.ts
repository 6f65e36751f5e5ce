import { readMailbox, type CaughtMail } from "#lib/platform/dev-mailbox.ts";

/** The mails that the demo or the tests caught, newest first; absent without their mailbox. */
export async function GET(): Promise<Response> {
  const mails = await readMailbox(process.env.MIDDLEGROUND_DEV_MAILBOX);
  if (!mails) return new Response("Not found\n", { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  return new Response(page(mails), { headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" } });
}

function page(mails: CaughtMail[]): string {
  const body = mails.length ? mails.map(article).join("") : "<p>No mail yet.</p>";
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Mailbox</title></head><body><main><h1>Mailbox</h1>${body}</main></body></html>`;
}

function article({ to, from, subject, at, text }: CaughtMail): string {
  const linked = escaped(text).replace(/https?:\/\/[^\s<>"]+/g, (address) => `<a href="${address}">${address}</a>`);
  return `<article><h2>${escaped(subject)}</h2><p>To ${escaped(to)}, from ${escaped(from)}, ${escaped(at)}</p><pre>${linked}</pre></article>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
