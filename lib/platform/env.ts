import { z } from "zod";

const secret = (name: string) =>
  z.string({ error: `${name} is missing.` }).min(32, { error: `${name} must have at least 32 characters.` })
    .refine((value) => !/^(change|default|example|secret)/i.test(value), { error: `${name} still holds an example value.` });

const envSchema = z.object({
  DATABASE_URL: z.string({ error: "DATABASE_URL is missing." })
    .regex(/^postgres(ql)?:\/\//, { error: "DATABASE_URL must begin with postgresql://." }),
  APP_URL: z.url({ error: "APP_URL must be the full address people type, for example https://notes.example.org." }),
  SESSION_SECRET: secret("SESSION_SECRET"),
  ENCRYPTION_KEY: z.string({ error: "ENCRYPTION_KEY is missing." })
    .refine((value) => Buffer.from(value, "base64url").length === 32, {
      error: "ENCRYPTION_KEY must be 32 random bytes in base64url (43 characters).",
    }),
  CODE_PEPPER: secret("CODE_PEPPER"),
  SMTP_URL: z.url({ error: "SMTP_URL must look like smtp://user:password@host:587." }).optional(),
  MAIL_FROM: z.email({ error: "MAIL_FROM must be an e-mail address." }).optional(),
  EXIT_URL: z.url({ error: "EXIT_URL must be the address of an everyday page, for example https://www.bbc.com/weather." }).default("https://www.bbc.com/weather"),
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
