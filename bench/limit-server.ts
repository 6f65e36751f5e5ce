import http from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";

// What this machine can do at best: node:http and pg, hand-written SQL and HTML, no login, no audit.
const FILLER = "<p>Words of a page, so that as many bytes travel as in the real one.</p>".repeat(90);

/** Starts the limit server beside the application, on the same database. */
export async function startLimitServer(adminUrl: string, requestIds: readonly string[]): Promise<{ baseUrl: string; stop(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 10 });
  await pool.query('CREATE TABLE IF NOT EXISTS limit_reflection (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), request uuid, answers text, at timestamptz DEFAULT now())');
  const constant = `<!doctype html><title>Notes</title><form method="post"><input name="code"></form>${FILLER.slice(0, 2000)}`;
  let turn = 0;
  const server = http.createServer((request, response) => {
    const answer = (status: number, html: string) => response.writeHead(status, { "Content-Type": "text/html" }).end(html);
    const fail = () => answer(500, "");
    if (request.url === "/constant") return void answer(200, constant);
    if (request.method === "POST") {
      let body = "";
      request.on("data", (chunk: Buffer) => { body += chunk.toString(); });
      request.on("end", () => {
        pool.query("INSERT INTO limit_reflection (request, answers) VALUES ($1, $2)", [requestIds[0], body]).then(() => answer(303, ""), fail);
      });
      return;
    }
    const id = requestIds[(turn += 1) % requestIds.length];
    pool.query(
      `SELECT r.id, a."exerciseCode", c.name FROM "Request" r JOIN "Assignment" a ON a."practiceId" = r."practiceId" AND a.id = r."assignmentId"
       JOIN "Client" c ON c."practiceId" = r."practiceId" AND c.id = r."clientId" WHERE r.id = $1`, [id],
    ).then(({ rows }) => answer(200, `<!doctype html><title>Notes</title><h1>${String(rows[0]?.exerciseCode)}</h1>${FILLER}`), fail);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      await new Promise((resolve) => server.close(resolve));
      await pool.end();
    },
  };
}
