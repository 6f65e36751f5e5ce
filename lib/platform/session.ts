import { cache } from "react";
import { decode, encode } from "next-auth/jwt";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ClinicianActor } from "./actor.ts";
import { sessionCookie, sessionCookieOptions, sessionLifeSeconds } from "./auth.ts";
import { env } from "./env.ts";
import { callerOf, type Caller } from "./origin.ts";
import { standingOf, type SignInStanding } from "./sign-in-session.ts";

/** Who asks: address and browser of the present request. */
export async function currentCaller(): Promise<Caller> {
  return callerOf(await headers());
}

/** The secret in the sign-in cookie of the present request, or null. What cannot be opened is no secret. */
export async function currentSecret(): Promise<string | null> {
  return secretOf((await cookies()).get(sessionCookie)?.value);
}

/** The secret inside the value of a sign-in cookie: an encrypted JWT (RFC 7519) that carries nothing else. */
export async function secretOf(value: string | undefined): Promise<string | null> {
  if (!value) return null;
  try {
    const token = await decode({ token: value, secret: env().SESSION_SECRET });
    return typeof token?.secret === "string" ? token.secret : null;
  } catch {
    return null;
  }
}

/** How far the present visitor has come; asked once per request. */
export const currentStanding = cache(async (): Promise<SignInStanding> => {
  const secret = await currentSecret();
  return standingOf(secret, (await currentCaller()).origin);
});

/** The clinician who is signed in with both factors, or null. */
export async function findClinician(): Promise<ClinicianActor | null> {
  const standing = await currentStanding();
  return standing.stage === "full" ? standing.actor : null;
}

/**
 * The clinician who is signed in with both factors. First line of every page, action and handler of
 * the practice (decision 35); anyone else is sent to the step of signing in that comes next.
 */
export async function requireClinician(): Promise<ClinicianActor> {
  const standing = await currentStanding();
  if (standing.stage === "full") return standing.actor;
  if (standing.stage === "none") redirect("/sign-in");
  redirect(standing.enrolled ? "/second-factor" : "/enrol");
}

/** Gives this browser the cookie of a sign-in. For server actions and handlers. */
export async function keepSignIn(secret: string): Promise<void> {
  const value = await encode({ token: { secret }, secret: env().SESSION_SECRET, maxAge: sessionLifeSeconds });
  (await cookies()).set(sessionCookie, value, sessionCookieOptions);
}

/** Takes the cookie of a sign-in off this browser. */
export async function dropSignIn(): Promise<void> {
  (await cookies()).set(sessionCookie, "", { ...sessionCookieOptions, maxAge: 0 });
}
