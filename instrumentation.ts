/**
 * Runs once in the server's process, before its first request: reads every address before the
 * framework does, and starts the queue that sends what clinicians approved.
 */
export async function register(): Promise<void> {
  // Said this way round, the bundle for the other runtime leaves all of it out.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { subscribe } = await import("node:diagnostics_channel");
    const { readableAddress } = await import("#lib/platform/request-address.ts");
    const { securityHeaders } = await import("#lib/platform/security-headers.ts");
    subscribe("http.server.request.start", (message) => {
      const { request, response } = message as { request: { method: string; url: string }; response: { setHeader(name: string, value: string): void } };
      request.url = readableAddress(request.method, request.url);
      for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    });
    const { startJobs, stopJobs } = await import("#lib/platform/jobs.ts");
    const { mailSweep, mailWorker } = await import("#lib/requests/jobs.ts");
    const { recordsSweep } = await import("#lib/records/jobs.ts");
    const { marksSweep, unopenedSweep } = await import("#lib/reflections/jobs.ts");
    const { faultOf, log } = await import("#lib/platform/log.ts");
    // Pages must open while the queue cannot: what was approved waits in its rows.
    startJobs([mailWorker], [mailSweep, marksSweep, unopenedSweep, recordsSweep]).catch((error: unknown) => log.error(faultOf(error), "the job queue did not start"));
    process.once("SIGTERM", () => void stopJobs());
  }
}
