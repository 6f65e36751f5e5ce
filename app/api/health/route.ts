import { databaseAnswers } from "#lib/platform/health.ts";

/** 200 while the database answers, 503 otherwise; for the balancer and the operator. */
export async function GET(): Promise<Response> {
  const ok = await databaseAnswers();
  return Response.json({ ok }, { status: ok ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
