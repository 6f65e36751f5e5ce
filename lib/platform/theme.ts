/** The look a person chose for this browser; "system" follows the device. */
export type Theme = "system" | "light" | "dark";

/** Name of the cookie that keeps the choice; it holds one word and nothing about anyone. */
export const themeCookie = "__Host-theme";

/** How the cookie is set: for a year, over secure connections, unreadable to scripts. */
export const themeCookieOptions = {
  path: "/",
  secure: true,
  httpOnly: true,
  sameSite: "lax",
  maxAge: 365 * 24 * 60 * 60,
} as const;

/** Reads a theme from a cookie or a form; anything unknown means "system". */
export function themeFrom(raw: unknown): Theme {
  return raw === "light" || raw === "dark" ? raw : "system";
}
