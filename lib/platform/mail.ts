import { Readable } from "node:stream";
import nodemailer, { type Transporter } from "nodemailer";
import { env } from "./env.ts";

/** One plain message: who it seems to come from, to whom, and its words. */
export type Letter = { id: string; sender: string; to: string; subject: string; text: string };

/**
 * What became of handing a letter to the mail server. "refused": not now, try again later. "rejected":
 * never this letter to this address. "unclear": nobody can tell whether it took it.
 */
export type Handed = "taken" | "refused" | "rejected" | "unclear";

const held = globalThis as typeof globalThis & { middlegroundMail?: Transporter };

/** Whether this installation can send mail at all: a server and a sender's address are set. */
export function canMail(): boolean {
  return Boolean(env().SMTP_URL && env().MAIL_FROM);
}

// What this server calls itself goes into a header of every mail: never the machine's own name.
const domain = (): string => env().MAIL_FROM?.split("@")[1] ?? "localhost";

// One connection per letter: nodemailer's pool hands a letter in again by itself when its connection
// closes, also after the server took it.
function transport(): Transporter {
  held.middlegroundMail ??= nodemailer.createTransport(env().SMTP_URL ?? "", { name: domain(), connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as object);
  return held.middlegroundMail;
}

/** Forgets the connection to the mail server, for tests that start another. */
export function closeMail(): void {
  held.middlegroundMail?.close();
  delete held.middlegroundMail;
}

type SmtpFault = { responseCode?: number; code?: string };

// An answer of the server, or no word handed over yet: then nothing can have gone out (RFC 5321 4.5.5).
// nodemailer names the same command for every lost connection, so that alone tells nothing.
function whatBecame({ responseCode, code }: SmtpFault, begun: boolean): Handed {
  if (responseCode !== undefined && responseCode >= 500 && (code === "EENVELOPE" || code === "EMESSAGE")) return "rejected";
  return responseCode !== undefined || !begun ? "refused" : "unclear";
}

/**
 * Hands one letter to the mail server of the environment. The message id is made of the letter's own,
 * so that a server which sees it twice knows it (RFC 5322 3.6.4). No header tells what it is for.
 */
export async function hand({ id, sender, to, subject, text }: Letter): Promise<Handed> {
  if (!canMail()) return "refused";
  const from = env().MAIL_FROM ?? "";
  let begun = false;
  // Read only when it is written to the connection, which tells how far the talk had come.
  const words = Readable.from((function* () {
    begun = true;
    yield Buffer.from(text, "utf8");
  })(), { objectMode: false });
  try {
    await transport().sendMail({
      from: { name: sender, address: from }, to, subject, text: words, textEncoding: "quoted-printable", messageId: `<${id}@${domain()}>`,
      headers: { "Auto-Submitted": "auto-generated" }, xMailer: false, disableUrlAccess: true, disableFileAccess: true,
    });
    return "taken";
  } catch (error) {
    return whatBecame(error as SmtpFault, begun);
  }
}
