import type { AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

/** What the server answers to the words of a mail; "cut" takes them and hangs up without an answer. */
export type Answer = "take" | "busy" | "cut" | { code: number };

/** A real mail server on the own machine that keeps what it takes, and can be told to behave badly. */
export type MailServer = {
  port: number;
  /** What was taken, oldest first. */
  taken: ParsedMail[];
  /** How many times the words of a mail were handed over, taken or not. */
  handedOver(): number;
  /** From now on. */
  answer(words: Answer, recipient?: "take" | { code: number }): void;
  /** Nobody listens any more; the port stays ours. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
};

/** Starts it. The address belongs into SMTP_URL before the application's environment is first read. */
export async function startMailServer(): Promise<MailServer> {
  const taken: ParsedMail[] = [];
  const state: { words: Answer; recipient: "take" | { code: number }; handed: number } = { words: "take", recipient: "take", handed: 0 };
  const fault = (code: number) => Object.assign(new Error("Not this one."), { responseCode: code });
  const make = () => new SMTPServer({
    authOptional: true, disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: (_address, _session, done) => (state.recipient === "take" ? done() : done(fault(state.recipient.code))),
    onData: (stream, session, done) => {
      state.handed += 1;
      simpleParser(stream).then((mail) => {
        if (state.words === "cut") return hangUp(session);
        if (state.words === "busy") return done(fault(451));
        if (typeof state.words === "object") return done(fault(state.words.code));
        taken.push(mail);
        return done();
      }, done);
    },
  });
  let server = make();
  const hangUp = (session: SMTPServerSession) => {
    for (const connection of (server as unknown as { connections: Set<{ session: SMTPServerSession; _socket: { destroy(): void } }> }).connections) {
      if (connection.session.id === session.id) connection._socket.destroy();
    }
  };
  const listen = (port: number) => new Promise<number>((resolve) => {
    server.on("error", () => {});
    server.listen(port, "127.0.0.1", () => resolve((server.server.address() as AddressInfo).port));
  });
  const port = await listen(0);
  return {
    port, taken, handedOver: () => state.handed,
    answer: (words, recipient = "take") => Object.assign(state, { words, recipient }),
    goDown: () => new Promise((resolve) => server.close(() => resolve())),
    comeBack: async () => {
      server = make();
      await listen(port);
    },
  };
}
