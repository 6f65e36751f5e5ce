import { fork } from "node:child_process";
import http from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";

const OF_CHILD = "LIMIT_DATABASE_URL";

// What this machine can do at best: node:http and pg, hand-written SQL and HTML, no login, no audit.
const FILLER = "<p>Words of a page, so that as many bytes travel as in the real one.</p>".repeat(226);

/** The pages and the statement of the limit server: one look-up by hand, one insert by hand, one page of constant bytes. */
async function serve(databaseUrl: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  await pool.query('CREATE TABLE IF NOT EXISTS limit_reflection (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), request uuid, answers text, at timestamptz DEFAULT now())');
  const requests = (await pool.query<{ practiceId: string; id: string }>('SELECT "practiceId", id FROM "Request"')).rows;
  const constant = `<!doctype html><title>Notes</title><form method="post"><input name="code"></form>${FILLER.slice(0, 1550)}`;
  let turn = 0;
  const server = http.createServer((request, response) => {
    const answer = (status: number, html: string) => response.writeHead(status, { "Content-Type": "text/html" }).end(html);
    const fail = () => answer(500, "");
    if (request.url === "/constant") return void answer(200, constant);
    if (request.method === "POST") {
      let body = "";
      request.on("data", (chunk: Buffer) => { body += chunk.toString(); });
      request.on("end", () => {
        pool.query("INSERT INTO limit_reflection (request, answers) VALUES ($1, $2)", [requests[0]?.id, body]).then(() => answer(303, ""), fail);
      });
      return;
    }
    const asked = requests[(turn += 1) % requests.length];
    pool.query(
      `SELECT r.id, a."exerciseCode", c.name FROM "Request" r JOIN "Assignment" a ON a."practiceId" = r."practiceId" AND a.id = r."assignmentId"
       JOIN "Client" c ON c."practiceId" = r."practiceId" AND c.id = r."clientId" WHERE r."practiceId" = $1 AND r.id = $2`, [asked?.practiceId, asked?.id],
    ).then(({ rows }) => answer(200, `<!doctype html><title>Notes</title><h1>${String(rows[0]?.exerciseCode)}</h1>${FILLER}`), fail);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** Starts the limit server beside the application: a process of its own as that is, on the same database. */
export async function startLimitServer(databaseUrl: string): Promise<{ baseUrl: string; stop(): Promise<void> }> {
  const child = fork(import.meta.filename, [], { env: { ...process.env, [OF_CHILD]: databaseUrl, NODE_ENV: "production" } });
  const port = await new Promise<unknown>((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", () => reject(new Error("The limit server did not start.")));
  });
  return {
    baseUrl: `http://127.0.0.1:${String(port)}`,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await ended;
    },
  };
}

const ofChild = process.env[OF_CHILD];
if (ofChild !== undefined && process.send) process.send(await serve(ofChild));
