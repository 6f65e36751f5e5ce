/** What kind of device a page is open on, as far as it says; no more is kept of it. */
export type Device = "phone" | "tablet" | "computer" | "";

/** Reads the kind of a device from what the browser says of itself (RFC 9110 10.1.5); "" when it says nothing. */
export function deviceOf(userAgent: string | null): Device {
  if (!userAgent) return "";
  if (/iPad|Tablet|Android(?!.*Mobile)/u.test(userAgent)) return "tablet";
  return /Mobi|iPhone|Android/u.test(userAgent) ? "phone" : "computer";
}
