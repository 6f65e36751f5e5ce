import { z } from "zod";

const secret = (name: string) =>
  z.string({ error: `${name} is missing.` }).min(32, { error: `${name} must have at least 32 characters.` })
    .refine((value) => !/^(change|default|example|secret)/i.test(value), { error: `${name} still holds an example value.` })
    .refine((value) => isVaried(value), { error: `${name} must be random; this one repeats a few characters.` });

// What a person types to fill a line has few different characters; 32 random bytes practically never.
const isVaried = (value: Iterable<unknown>): boolean => new Set(value).size >= 8;

const OWN_MACHINE = new Set(["localhost", "127.0.0.1", "[::1]"]);

// Our cookies travel over TLS only, so over plain http nobody could sign in but on the own machine.
function isSafeAddress(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || OWN_MACHINE.has(hostname);
}

const envSchema = z.object({
  DATABASE_URL: z.string({ error: "DATABASE_URL is missing." })
    .regex(/^postgres(ql)?:\/\//, { error: "DATABASE_URL must begin with postgresql://." }),
  DATABASE_CONNECTIONS: z.string().regex(/^[1-9]\d?$/, { error: "DATABASE_CONNECTIONS must be the size of the pool, from 1 to 99." }).default("10"),
  APP_URL: z.url({ protocol: /^https?$/, error: "APP_URL must be the full address people type, for example https://notes.example.org.", abort: true })
    .refine(isSafeAddress, { error: "APP_URL must begin with https:// unless it names this machine, as http://localhost:3000 does." }),
  SESSION_SECRET: secret("SESSION_SECRET"),
  ENCRYPTION_KEY: z.string({ error: "ENCRYPTION_KEY is missing." })
    .refine((value) => Buffer.from(value, "base64url").length === 32, {
      error: "ENCRYPTION_KEY must be 32 random bytes in base64url (43 characters).",
    })
    .refine((value) => isVaried(Buffer.from(value, "base64url")), { error: "ENCRYPTION_KEY must be random; this one repeats a few bytes." }),
  CODE_PEPPER: secret("CODE_PEPPER"),
  SMTP_URL: z.url({ error: "SMTP_URL must look like smtp://user:password@host:587." }).optional(),
  MAIL_FROM: z.email({ error: "MAIL_FROM must be an e-mail address." }).optional(),
  EXIT_URL: z.url({ protocol: /^https?$/, error: "EXIT_URL must be the address of an everyday page, for example https://www.bbc.com/weather." }).default("https://www.bbc.com/weather"),
  TRUSTED_PROXY: z.string().regex(/^\d$/, { error: "TRUSTED_PROXY must be the number of proxies of yours in front, from 0 to 9." }).optional(),
  MIDDLEGROUND_DEV_MAILBOX: z.string().optional(),
});

export type Env = z.infer<typeof envSchema>;

let cached: Env | undefined;

/**
 * The settings of the environment, checked. Throws an Error whose message is one sentence that
 * names the first variable that is missing or wrong.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const withDefaults = { ...source, APP_URL: source.APP_URL ?? `http://localhost:${source.PORT ?? "3000"}` };
  const emptyAsMissing = Object.fromEntries(Object.entries(withDefaults).filter(([, value]) => value !== ""));
  const parsed = envSchema.safeParse(emptyAsMissing);
  if (!parsed.success) throw new Error(parsed.error.issues[0]?.message ?? "The environment is not complete.");
  return parsed.data;
}

/** The environment of this process, read once. */
export function env(): Env {
  cached ??= readEnv();
  return cached;
}

/** Lets the environment be read anew, for scripts and tests that change it. */
export function forgetEnv(): void {
  cached = undefined;
}
