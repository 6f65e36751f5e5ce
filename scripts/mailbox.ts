import { appendFileSync, mkdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { simpleParser, type AddressObject, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";

/** One line of `mails.jsonl` in the mailbox folder, oldest first. */
export type StoredMail = {
  /** ISO 8601, UTC. */
  at: string;
  /** With the name it comes from, as a mailbox shows it. */
  from: string;
  /** Addresses, separated by commas. */
  to: string;
  subject: string;
  text: string;
  html: string | null;
  /** Header names in lower case. */
  headers: Record<string, string>;
};

const LARGEST_MAIL = 5 * 1024 * 1024;

/**
 * Accepts every mail on 127.0.0.1 and sends none on: what the demo and the browser tests read at the
 * mailbox page. Resolves with the port and a way to stop.
 */
export async function listenForMail(folder: string): Promise<{ port: number; stop(): Promise<void> }> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, "mails.jsonl");
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    size: LARGEST_MAIL,
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        (mail) => {
          appendFileSync(file, `${JSON.stringify(toStored(mail))}\n`, { mode: 0o600 });
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  server.on("error", (error) => console.error(`The mailbox failed: ${error.message}`));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return { port, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

function toStored(mail: ParsedMail): StoredMail {
  return {
    at: new Date().toISOString(),
    from: addresses(mail.from),
    to: addresses(mail.to),
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: mail.html || null,
    headers: Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(":") + 1).trim()])),
  };
}

function addresses(field: AddressObject | AddressObject[] | undefined): string {
  return [field ?? []].flat().flatMap(({ value }) => value.map(({ name, address = "" }) => (name ? `${name} <${address}>` : address))).join(", ");
}

if (import.meta.main) {
  const folder = process.argv[2];
  if (!folder) throw new Error("Usage: mailbox.ts FOLDER");
  const { port, stop } = await listenForMail(folder);
  const end = () => void stop().then(() => process.exit(0));
  process.on("SIGTERM", end).on("SIGINT", end).on("disconnect", end);
  process.send?.({ port });
}
