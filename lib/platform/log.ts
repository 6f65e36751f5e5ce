import pino from "pino";

/**
 * The process log: events and ids, never what a person wrote, never a name, token or address.
 * pino writes JSON, so line breaks and control characters cannot forge an entry.
 */
export const log = pino({ level: process.env.LOG_LEVEL ?? "info", base: null });
