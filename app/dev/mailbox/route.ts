import { readMailbox, type CaughtMail } from "#lib/platform/dev-mailbox.ts";
import { instantInWords } from "#lib/platform/time.ts";

/** The mails that the demo or the tests caught, newest first; absent without their mailbox. `?to=` keeps one address. */
export async function GET(request: Request): Promise<Response> {
  const mails = await readMailbox(process.env.MIDDLEGROUND_DEV_MAILBOX);
  if (!mails) return new Response("Not found\n", { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  const to = new URL(request.url).searchParams.get("to");
  const shown = to ? mails.filter((mail) => mail.to.toLowerCase().includes(to.toLowerCase())) : mails;
  return new Response(page(shown, mails, to), { headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" } });
}

function page(shown: CaughtMail[], all: CaughtMail[], to: string | null): string {
  const people = [...new Set(all.map((mail) => mail.to))].toSorted();
  const filter = people.map((one) => (one === to ? `<b>${escaped(one)}</b>` : `<a href="?to=${encodeURIComponent(one)}">${escaped(one)}</a>`));
  const nav = people.length > 1 ? `<nav aria-label="Whose mailbox"><p>${[to ? '<a href="?">Everybody</a>' : "<b>Everybody</b>", ...filter].join(" · ")}</p></nav>` : "";
  const body = shown.length ? shown.map(article).join("") : "<p>No mail yet. What a therapist approves arrives here within some seconds, outside quiet hours.</p>";
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Mailbox</title><link rel="stylesheet" href="/notes.css"></head><body><main><h1>Mailbox</h1><p>Mail of the demo. Nothing here ever left this machine. <a href="">Look again</a></p>${nav}${body}</main></body></html>`;
}

function article({ to, from, subject, at, text, headers }: CaughtMail): string {
  const lines = text.split("\n").filter((line) => line.replaceAll(/[\s\u200c]/gu, "") !== "").map((line) => `<p>${linked(line)}</p>`).join("");
  const raw = Object.entries(headers).map(([name, value]) => `<li>${escaped(name)}: ${escaped(value)}</li>`).join("");
  const details = raw ? `<details><summary>Every header</summary><ul>${raw}</ul></details>` : "";
  return `<article><hr><h2>${escaped(subject)}</h2><p class="lead">From ${escaped(from)}, to ${escaped(to)}, ${escaped(when(at))}</p>${lines}${details}</article>`;
}

const when = (at: string): string => (Number.isNaN(Date.parse(at)) ? at : `${instantInWords(new Date(at), "UTC")} UTC`);

const linked = (text: string): string => escaped(text).replace(/https?:\/\/[^\s<>"]+/g, (address) => `<a href="${address}">${broken(address)}</a>`);

// Places where a long address may go on in the next line; a phone is narrower than any of them.
const broken = (address: string): string => address.replace(/(?:&#\d+;|[^&]){16}/g, "$&<wbr>");

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
