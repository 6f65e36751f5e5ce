import { z } from "zod";
import { oneOf, requiredText } from "#lib/platform/text.ts";
import { isZone } from "#lib/platform/time.ts";

export const REGIONS = ["US", "UK", "IE", "CA", "AU"] as const;

/** Regions by the name people choose from. */
export const REGION_NAMES: Record<(typeof REGIONS)[number], string> = {
  US: "United States", UK: "United Kingdom", IE: "Ireland", CA: "Canada", AU: "Australia",
};

const email = z.string({ error: "Enter an e-mail address like name@example.org." }).trim().max(254, { error: "Keep the address to 254 characters." })
  .pipe(z.email({ error: "Enter an e-mail address like name@example.org." })).transform((address) => address.toLowerCase());

const practiceFacts = {
  practiceName: requiredText("Enter the name of the practice.", 80),
  zone: z.string({ error: "Choose a time zone from the list." }).refine(isZone, { error: "Choose a time zone from the list." }),
  region: oneOf(REGIONS, "Choose a region."),
  readingHours: requiredText("Say when messages are read, for example Mon and Thu 9:00.", 80),
};

const personFacts = {
  name: requiredText("Enter your name.", 80),
  calledName: requiredText("Enter the name your clients know you by.", 40),
  email,
};

/** A new practice and the person who owns it. */
export const foundPracticeInput = z.strictObject({
  ...practiceFacts,
  owner: z.strictObject({ ...personFacts, passwordHash: z.string().startsWith("$argon2id$") }),
});

export type FoundPractice = z.infer<typeof foundPracticeInput>;

/** What the set-up page sends; the password is judged apart, since it depends on the rest. */
export const setUpInput = z.strictObject({
  ...practiceFacts,
  ...personFacts,
  password: z.string({ error: "Choose a password." }).min(1, { error: "Choose a password." }).max(1024, { error: "Keep the password to 128 characters." }),
});

/** Someone who joins the practice. `totpSecret` is base32; without it the app is set up at the first sign-in. */
export const addMemberInput = z.strictObject({
  ...personFacts,
  role: oneOf(["OWNER", "CLINICIAN"], "Choose a role."),
  passwordHash: z.string().startsWith("$argon2id$"),
  totpSecret: z.string().regex(/^[A-Z2-7]{16,64}$/).optional(),
});
