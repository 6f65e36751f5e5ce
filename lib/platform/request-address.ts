/**
 * The address of a request as the framework may see it. Its router answers a broken percent escape,
 * and a form sent to a file, with a bare 500 before any page, proxy or header of ours is reached.
 * Pure. Source: RFC 3986 2.1; decision 36.
 */

const FILES = /^\/(notes\.(css|js)|favicon\.ico|_next\/static\/.*)$/;
const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/** Where anything but reading a file is sent: no page has this address, so it is refused or not found. */
export const NO_PAGE = "/not-a-page";

/**
 * The same address, unless its path holds escapes that are no text (RFC 3629): then each "%" stands
 * for itself, and the address is looked up, and not found, as any other. The query stays as it is.
 */
export function readableAddress(method: string, address: string): string {
  const [path = "/", ...query] = address.split("?");
  if (!READING.has(method) && FILES.test(path)) return NO_PAGE;
  return isText(path) ? address : [path.replaceAll("%", "%25"), ...query].join("?");
}

function isText(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
