import { fromPrisma, PgBoss, type Job as BossJob, type JobResult } from "pg-boss";
import { mintPracticeId, type SystemActor } from "./actor.ts";
import type { Transaction } from "./db.ts";
import { env } from "./env.ts";
import { faultOf, log } from "./log.ts";

/** What a job carries: ids only (decision 12). */
export type Job = { practiceId: string; id: string };

/** The product itself at work in one practice; the id comes from the queue or from the list of practices. */
export function jobActor(practiceId: string, job: string): SystemActor {
  return { kind: "system", practiceId: mintPracticeId(practiceId), job, origin: "local" };
}

/** A queue's name and what to do with a job; a job whose deed throws is tried again with back-off. */
export type Worker = { queue: string; work: (job: Job) => Promise<void> };

/** Something that is looked at every minute, so that nothing is lost when a process dies between two deeds. */
export type Sweep = { queue: string; sweep: () => Promise<void> };

const held = globalThis as typeof globalThis & { middlegroundJobs?: PgBoss | undefined };

// Twelve tries over some seven hours: the first again after half a minute, then twice as long each time, an hour at most.
const RETRIES = { retryLimit: 12, retryDelay: 30, retryBackoff: true, retryDelayMax: 3600, expireInSeconds: 300 };
// Of one thing one job waits or runs, however often it is found due.
const ONE_JOB_EACH = "exclusive" as const;
const BATCH = 10;

/** Starts the queue in this process with its workers (decision 15). The schema was installed by the owner. */
export async function startJobs(workers: readonly Worker[], sweeps: readonly Sweep[]): Promise<void> {
  if (held.middlegroundJobs) return;
  const boss = new PgBoss({ connectionString: env().DATABASE_URL, max: 3, migrate: false, createSchema: false });
  boss.on("error", (error) => log.error(faultOf(error), "job queue"));
  held.middlegroundJobs = await boss.start();
  for (const { queue, work } of workers) {
    await boss.createQueue(queue, { ...RETRIES, policy: ONE_JOB_EACH });
    await boss.work(queue, { batchSize: BATCH, burstWhenBatchFull: true, pollingIntervalSeconds: 2, perJobResults: true }, (jobs: BossJob<Job>[]) => Promise.all(jobs.map((job) => settled(job, work))));
  }
  for (const { queue, sweep } of sweeps) {
    await boss.createQueue(queue, { policy: ONE_JOB_EACH, retryLimit: 0, expireInSeconds: 300 });
    await boss.work(queue, async () => sweep());
    await boss.schedule(queue, "* * * * *");
  }
}

// The fault goes to no table: its message may hold what somebody wrote.
async function settled({ id, data }: BossJob<Job>, work: Worker["work"]): Promise<JobResult> {
  try {
    await work(data);
    return { id, status: "completed" };
  } catch (error) {
    log.warn({ ...faultOf(error), job: id }, "job is tried again");
    return { id, status: "failed", output: faultOf(error).fault };
  }
}

/** Lets running jobs end, then stops. */
export async function stopJobs(): Promise<void> {
  const boss = held.middlegroundJobs;
  delete held.middlegroundJobs;
  await boss?.stop({ graceful: true, timeout: 8_000 });
}

/**
 * Puts a job into the queue, with the deed's own transaction when one is given; false when one of the
 * same id waits or runs already. In a process without a queue (a script, a test) nothing happens: the
 * sweep finds what waits.
 */
export async function enqueue(queue: string, job: Job, startAfter: Date, tx?: Transaction): Promise<boolean> {
  const boss = held.middlegroundJobs;
  if (!boss) return false;
  return (await boss.send(queue, job, { ...RETRIES, startAfter, singletonKey: job.id, ...(tx ? { db: fromPrisma(tx) } : {}) })) !== null;
}
