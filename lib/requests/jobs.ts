import { jobActor, type Sweep, type Worker } from "#lib/platform/jobs.ts";
import { withoutPractice } from "#lib/platform/tenancy.ts";
import { enqueueDue, MAIL_QUEUE, sendMail } from "./commands/deliver.ts";

/** One job, one message. */
export const mailWorker: Worker = {
  queue: MAIL_QUEUE,
  work: async ({ practiceId, id }) => {
    await sendMail(jobActor(practiceId, "mail"), id);
  },
};

/** Finds, every minute, what is due and in no queue. */
export const mailSweep: Sweep = {
  queue: "mail.sweep",
  sweep: async () => {
    const practices = await withoutPractice((tx) => tx.practice.findMany({ select: { id: true } }));
    for (const { id } of practices) await enqueueDue(jobActor(id, "mail"));
  },
};
