import type { AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";

/** What a real mail server took, and how it behaves. */
export type CatchingServer = {
  url: string;
  mails: ParsedMail[];
  /** How the next letters are answered: taken, put off with a 451, or the line is cut when all was said. */
  mood: "take" | "put off" | "cut";
  stop(): Promise<void>;
};

/** Starts a real SMTP server on this machine that keeps what it is given. The port may be asked for. */
export async function startSmtp(port = 0): Promise<CatchingServer> {
  const state: CatchingServer = { url: "", mails: [], mood: "take", stop: () => new Promise((resolve) => server.close(() => resolve())) };
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ["STARTTLS", "AUTH"], closeTimeout: 200,
    onRcptTo: (_address, _session, done) => (state.mood === "put off" ? done(Object.assign(new Error("Later"), { responseCode: 451 })) : done()),
    onData: (stream, session, done) => {
      void simpleParser(stream).then((mail) => {
        state.mails.push(mail);
        if (state.mood === "cut") (server as unknown as { connections: Set<{ _socket: { destroy(): void } }> }).connections.forEach((connection) => connection._socket.destroy());
        else done();
        return session;
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  state.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return state;
}
