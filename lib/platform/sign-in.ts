import { z } from "zod";
import { database } from "./db.ts";
import { RefusedError, ThrottledError } from "./errors.ts";
import type { Caller } from "./origin.ts";
import { verifyForNobody, verifyPassword } from "./password.ts";
import { refundTry, spendTry, type BudgetName } from "./rate-limit.ts";
import { completeSignIn, judgeFactor } from "./sign-in-factor.ts";
import { newTotpSecret, sealTotpSecret } from "./second-factor.ts";
import { openSignIn, recordSignIn } from "./sign-in-session.ts";
import { asUser } from "./tenancy.ts";
import { requiredText } from "./text.ts";

/** What the sign-in form sends. `code` is asked for only when the password's tries are used up. */
export const signInInput = z.strictObject({
  email: requiredText("Enter your e-mail address.", 254).transform((email) => email.toLowerCase()),
  password: z.string({ error: "Enter your password." }).min(1, { error: "Enter your password." }).max(1024, { error: "Enter your password." }),
  code: z.string().max(64, { error: "Enter the six digits of your app, or a recovery code." }).trim().optional().transform((code) => code || null),
});

/** The secret of the sign-in that was opened, and the page that comes next. */
export type SignInStep = { secret: string; next: "/second-factor" | "/enrol" | "/today" };

type Given = z.infer<typeof signInInput>;
type Try = [BudgetName, string];
type Person = { id: string; passwordHash: string; totpSecret: string | null; totpConfirmedAt: Date | null };

const WRONG = "The e-mail address or the password is not right.";
const SPENT = "There were too many tries for this account. Give the code of your app as well and sign in now, or wait a quarter of an hour.";
const REFUSAL_TICK_MS = 250;

/**
 * The first factor. Opens a sign-in that is worth nothing but the second; with a code as well, the
 * whole way. Throws ZodError, RefusedError when they do not fit (an unknown address costs and
 * reads the same), ThrottledError when the tries are used up. With a code that fits, the owner of
 * an account still comes in then: the code is judged first, under tries of its own.
 */
export async function giveFirstFactor(raw: unknown, caller: Caller): Promise<SignInStep> {
  const given = signInInput.parse(raw);
  const began = performance.now();
  try {
    return await judgeFirstFactor(given, caller);
  } catch (error) {
    if (error instanceof RefusedError || error instanceof ThrottledError) await untilNextTick(began);
    throw error;
  }
}

async function judgeFirstFactor(given: Given, caller: Caller): Promise<SignInStep> {
  const tries: Try[] = [
    ["password-address", caller.origin], ["password-pair", `${given.email}\n${caller.origin}`], ["password-account", given.email],
  ];
  const spent = await triesLeft(tries);
  const person = await database().user.findUnique({ where: { email: given.email } });
  const ahead = spent ? await factorAhead(spent, given, person) : null;
  const right = person ? await verifyPassword(person.passwordHash, given.password) : await verifyForNobody(given.password);
  if (!person || !right) {
    if (person) await asUser(person.id, (tx) => recordSignIn(tx, person.id, "the product", "sign-in.refused", caller.origin, { step: "password" }));
    throw new RefusedError({ email: WRONG });
  }
  for (const [name, key] of ahead ? [codeFirst(given)] : tries) await refundTry(name, key);
  if (ahead) return { secret: await completeSignIn(person.id, null, ahead, caller), next: "/today" };
  return openPasswordStage(person, given, caller);
}

const codeFirst = (given: Given): Try => ["code-first", given.email];

// The budgets are taken before anything is judged; the error is kept, because a code may still open.
async function triesLeft(tries: Try[]): Promise<ThrottledError | null> {
  try {
    for (const [name, key] of tries) await spendTry(name, key);
    return null;
  } catch (error) {
    if (error instanceof ThrottledError) return error;
    throw error;
  }
}

async function factorAhead(spent: ThrottledError, given: Given, person: Person | null) {
  const wait = new ThrottledError(spent.retryAfterSeconds);
  wait.message = SPENT;
  if (!given.code) throw wait;
  await spendTry(...codeFirst(given));
  const factor = person?.totpConfirmedAt ? await judgeFactor(person, given.code) : null;
  if (!factor) throw wait;
  return factor;
}

async function openPasswordStage(person: Person, given: Given, caller: Caller): Promise<SignInStep> {
  const enrolled = person.totpConfirmedAt !== null;
  if (enrolled && given.code) {
    await spendTry("factor-account", person.id);
    const factor = await judgeFactor(person, given.code);
    if (factor) return { secret: await completeSignIn(person.id, null, factor, caller), next: "/today" };
    await asUser(person.id, (tx) => recordSignIn(tx, person.id, "the product", "sign-in.refused", caller.origin, { step: "second factor" }));
    throw new RefusedError({ email: WRONG });
  }
  const secret = await asUser(person.id, async (tx) => {
    if (!enrolled && !person.totpSecret) {
      const totpSecret = sealTotpSecret(person.id, newTotpSecret());
      await tx.user.updateMany({ where: { id: person.id, totpSecret: null }, data: { totpSecret } });
    }
    return openSignIn(tx, { userId: person.id, practiceId: null, caller });
  });
  return { secret, next: enrolled ? "/second-factor" : "/enrol" };
}

// Refusals leave on a beat, so that what lay behind them cannot be timed (ASVS 6.3.8).
async function untilNextTick(began: number): Promise<void> {
  const rest = REFUSAL_TICK_MS - ((performance.now() - began) % REFUSAL_TICK_MS);
  await new Promise((resolve) => setTimeout(resolve, rest));
}
