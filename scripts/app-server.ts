import http, { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from "node:http";
import path from "node:path";
import next from "next";

const ROOT = path.join(import.meta.dirname, "..");
// Every link's address answers one page that nothing changes while the process lives (decision 5).
const LINK = /^\/r\/[^/?#]+$/;
const IDLE_MS = 5_000;

type Page = { headers: OutgoingHttpHeaders; body: Buffer };

/**
 * The built application behind a plain server. It adds one thing: the page of a link is drawn once, and from then on
 * given out before the framework is asked, in the very bytes and headers that it drew.
 */
async function serve(hostname: string, port: number): Promise<void> {
  const app = next({ dev: false, dir: ROOT, hostname, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const pages = new Map<string, Page>();
  const server = http.createServer((request, response) => {
    const isLink = (request.method === "GET" || request.method === "HEAD") && LINK.test(request.url ?? "");
    const encoding = String(request.headers["accept-encoding"] ?? "").includes("gzip") ? "gzip" : "identity";
    const page = isLink ? pages.get(encoding) : undefined;
    if (page) return void give(request, response, page);
    if (isLink && request.method === "GET") keepWhatIsDrawn(response, (drawn) => pages.set(encoding, drawn));
    void handle(request, response);
  });
  server.keepAliveTimeout = IDLE_MS;
  process.once("SIGTERM", () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, hostname, resolve));
}

function give(request: IncomingMessage, response: ServerResponse, { headers, body }: Page): void {
  response.writeHead(200, headers);
  response.end(request.method === "HEAD" ? undefined : body);
}

// Copies a page on its way out; only a whole one that sets nothing on the device is kept.
function keepWhatIsDrawn(response: ServerResponse, keep: (page: Page) => void): void {
  const parts: Buffer[] = [];
  const { write, end } = response;
  const note = (part: unknown): void => {
    if (typeof part === "string" || part instanceof Uint8Array) parts.push(Buffer.from(part));
  };
  response.write = function copied(this: ServerResponse, ...args: unknown[]) {
    note(args[0]);
    return (write as (...all: unknown[]) => boolean).apply(this, args);
  } as typeof write;
  response.end = function copied(this: ServerResponse, ...args: unknown[]) {
    note(args[0]);
    return (end as (...all: unknown[]) => ServerResponse).apply(this, args);
  } as typeof end;
  response.once("finish", () => {
    const body = Buffer.concat(parts);
    const { "transfer-encoding": _, ...headers } = response.getHeaders();
    if (response.statusCode === 200 && !response.hasHeader("set-cookie") && body.length > 0) keep({ headers: { ...headers, "content-length": String(body.length) }, body });
  });
}

const [hostname = "127.0.0.1", port = "3000"] = process.argv.slice(2);
await serve(hostname, Number(port));
