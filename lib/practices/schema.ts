import { z } from "zod";
import { idText, oneOf, requiredText, wholeNumber } from "#lib/platform/text.ts";
import { daysBetween, dayText, isDay, isZone, timeText } from "#lib/platform/time.ts";
import { WEEKDAYS } from "./reading-hours.ts";

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

/** The longest stay away in days: a cover reads for a time, not for good (decision 33). */
export const MAX_AWAY_DAYS = 92;

/** Own days away, both ends included; without a cover nobody reads in that time. */
export const recordAwayInput = z.strictObject({
  fromDay: dayText("Choose the first day away."),
  untilDay: dayText("Choose the last day away."),
  coverId: z.string().nullish().transform((id) => id || null),
}).refine(({ fromDay, untilDay }) => !isDay(fromDay) || !isDay(untilDay) || fromDay <= untilDay, { error: "Choose a last day that is not before the first.", path: ["untilDay"] })
  .refine(({ fromDay, untilDay }) => !isDay(fromDay) || !isDay(untilDay) || daysBetween(fromDay, untilDay) < MAX_AWAY_DAYS, { error: `Choose at most ${MAX_AWAY_DAYS} days. Longer than that, another clinician joins the case.`, path: ["untilDay"] });

export const cancelAwayInput = z.strictObject({ awayId: idText() });

// A form sends one field per day of the week: mon, tue, and so on; blank means that nothing is read then.
const timeOfDay = z.string().optional().transform((text) => text || undefined).pipe(timeText("Give the time as hours and minutes, for example 09:00.").optional());
const perDay = Object.fromEntries(WEEKDAYS.map((day) => [day.toLowerCase(), timeOfDay]));

/** Reading times by day of the week. Gives the set ones as weekday 1 to 7 and "HH:MM". */
export const readingHoursInput = z.strictObject(perDay).transform((days) =>
  WEEKDAYS.flatMap((day, index) => {
    const time = days[day.toLowerCase()];
    return time ? [{ weekday: index + 1, time }] : [];
  })).refine((times) => times.length > 0, { error: "Give at least one time, so that people know when their words are read.", path: ["mon"] });

/** Whole hours of the day between which no message goes out; from and until alike means never quiet. */
export const quietHoursInput = z.strictObject({
  quietFrom: wholeNumber(0, 23, "Choose an hour from 0 to 23."),
  quietUntil: wholeNumber(0, 23, "Choose an hour from 0 to 23."),
});
