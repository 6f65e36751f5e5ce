import http from "node:http";

/** One request of a load: where, how, with which head and body. */
export type Shot = { path: string; method?: "GET" | "POST"; headers?: Record<string, string>; body?: string };

/** What a load measured: answers per second, and latencies in milliseconds. */
export type Measured = { perSecond: number; p50: number; p95: number; count: number; failed: number };

export type Load = {
  baseUrl: string;
  /** Open connections, each with one request at a time. */
  connections: number;
  /** The status that counts as done. */
  expect: number;
  /** Either as many shots as there are, each once, or the same for a time. */
  shots: readonly Shot[];
  milliseconds?: number;
};

/** Drives a closed loop over kept-alive connections: the next request goes out when the answer is read. */
export async function drive({ baseUrl, connections, expect, shots, milliseconds }: Load): Promise<Measured> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let failed = 0;
  let next = 0;
  const began = performance.now();
  const isOver = () => (milliseconds === undefined ? next >= shots.length : performance.now() - began > milliseconds);
  const worker = async () => {
    while (!isOver()) {
      const shot = shots[next++ % shots.length] as Shot;
      const start = performance.now();
      const status = await fire(agent, baseUrl, shot).catch(() => 0);
      if (status === expect) times.push(performance.now() - start);
      else failed += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  const sorted = times.toSorted((one, other) => one - other);
  return { perSecond: times.length / seconds, p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), count: times.length, failed };
}

function fire(agent: http.Agent, baseUrl: string, { path, method = "GET", headers = {}, body }: Shot): Promise<number> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
    const request = http.request(new URL(path, baseUrl), { agent, method, headers: { ...headers, ...length } }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode ?? 0)).on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** The value below which this share (0 to 1) of sorted values lies; NaN when there are none. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** The middle of some runs. */
export function median(values: readonly number[]): number {
  return quantile(values.toSorted((one, other) => one - other), 0.5);
}
