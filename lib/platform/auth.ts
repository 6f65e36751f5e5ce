import type { NextAuthOptions } from "next-auth";
import credentialsProvider from "next-auth/providers/credentials";
import { env } from "./env.ts";
import { RefusedError, ThrottledError } from "./errors.ts";
import { callerOf } from "./origin.ts";
import { giveFirstFactor } from "./sign-in.ts";
import { SIGN_IN_LIMITS, signOut, standingOf } from "./sign-in-session.ts";

/** Name of the cookie that carries a sign-in (decision 24). */
export const sessionCookie = "__Host-session";

/** How each of our sign-in cookies is set: for this host, over a secure connection, unreadable to scripts. */
export const sessionCookieOptions = { path: "/", secure: true, httpOnly: true, sameSite: "lax" } as const;

/** Longest life of a sign-in in seconds. */
export const sessionLifeSeconds = SIGN_IN_LIMITS.absolute / 1000;

/** Begins the name of the error that next-auth hands back when tries are used up; the wait in seconds follows. */
export const throttledPrefix = "throttled-";

type Handle = { id: string; secret: string };

const cookie = (name: string) => ({ name: `__Host-${name}`, options: { ...sessionCookieOptions } });

async function authorize(credentials: Record<string, string> | undefined, request: { headers?: Record<string, unknown> }): Promise<Handle | null> {
  const { email, password, code } = credentials ?? {};
  try {
    const sent = new Headers(Object.entries(request.headers ?? {}).filter((pair): pair is [string, string] => typeof pair[1] === "string"));
    const { secret } = await giveFirstFactor({ email, password, code }, callerOf(sent));
    return { id: "sign-in", secret };
  } catch (error) {
    if (error instanceof ThrottledError) throw new Error(`${throttledPrefix}${error.retryAfterSeconds}`);
    if (error instanceof RefusedError) return null;
    throw new Error("refused");
  }
}

/**
 * next-auth's settings: one credentials provider that is the sign-in form's own first step, and a
 * JWT that carries only the secret of a sign-in row, which decides at every request.
 */
export function authOptions(): NextAuthOptions {
  process.env.NEXTAUTH_URL ??= env().APP_URL;
  return {
    secret: env().SESSION_SECRET,
    session: { strategy: "jwt", maxAge: sessionLifeSeconds },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in", newUser: "/today", verifyRequest: "/sign-in" },
    useSecureCookies: true,
    cookies: {
      sessionToken: cookie("session"), callbackUrl: cookie("callback-url"), csrfToken: cookie("csrf-token"),
      pkceCodeVerifier: cookie("pkce"), state: cookie("state"), nonce: cookie("nonce"),
    },
    providers: [credentialsProvider({ name: "password", credentials: { email: {}, password: {}, code: {} }, authorize })],
    callbacks: {
      async jwt({ token, user }) {
        const secret = user ? (user as unknown as Handle).secret : token.secret;
        return { secret };
      },
      async session({ session, token }) {
        const standing = typeof token.secret === "string" ? await standingOf(token.secret, "local") : { stage: "none" as const };
        if (standing.stage !== "full") return { expires: new Date(0).toISOString() };
        return { expires: session.expires, user: { name: standing.actor.calledName } };
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.secret === "string") await signOut(token.secret, "local");
      },
    },
  };
}
