import { z } from "zod";
import { requiredText } from "#lib/platform/text.ts";
import { isZone } from "#lib/platform/time.ts";

export const REGIONS = ["US", "UK", "IE", "CA", "AU"] as const;

/** A new practice and the person who owns it. */
export const foundPracticeInput = z.strictObject({
  practiceName: requiredText("Enter the name of the practice.", 80),
  zone: z.string().refine(isZone, { error: "Choose a time zone from the list." }),
  region: z.enum(REGIONS, { error: "Choose a region." }),
  readingHours: requiredText("Say when messages are read, for example Mon and Thu 9:00.", 80),
  owner: z.strictObject({
    name: requiredText("Enter your name.", 80),
    calledName: requiredText("Enter the name your clients know you by.", 40),
    email: z.email({ error: "Enter an e-mail address like name@example.org." }).transform((email) => email.toLowerCase()),
    passwordHash: z.string().startsWith("$argon2id$"),
  }),
});

export type FoundPractice = z.infer<typeof foundPracticeInput>;
