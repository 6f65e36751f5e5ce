import pino from "pino";

/**
 * The process log: events and ids, never what a person wrote, never a name, token or address.
 * pino writes JSON, so line breaks and control characters cannot forge an entry.
 */
export const log = pino({ level: process.env.LOG_LEVEL ?? "info", base: null });

/**
 * What the log may say of a fault: its kind and where it happened. Its message stays out, since that
 * of a database or a parser can hold what somebody wrote (OWASP ASVS 5.0 16.2.5).
 */
export function faultOf(error: unknown): { fault: string; stack?: string } {
  if (!(error instanceof Error)) return { fault: "unknown" };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at [^"]*$/.test(line));
  return { fault: error.name, stack: frames.join("\n") };
}
