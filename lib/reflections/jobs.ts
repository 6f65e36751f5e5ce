import { jobActor, type Sweep } from "#lib/platform/jobs.ts";
import { withoutPractice } from "#lib/platform/tenancy.ts";
import { remindOfUnopened } from "./commands/unopened.ts";
import { markAgainOnce } from "./commands/again.ts";

let isThrough = false;

/** After a start with another word list, reads what was sent before with it, once (domain 6.5). */
export const marksSweep: Sweep = {
  queue: "marks.sweep",
  sweep: async () => {
    if (isThrough) return;
    const practices = await withoutPractice((tx) => tx.practice.findMany({ select: { id: true } }));
    for (const { id } of practices) await markAgainOnce(jobActor(id, "marks"));
    isThrough = true;
  },
};

/** Looks every minute for red marks that nobody opened in the practice's time. */
export const unopenedSweep: Sweep = {
  queue: "marks.unopened",
  sweep: async () => {
    const practices = await withoutPractice((tx) => tx.practice.findMany({ select: { id: true } }));
    for (const { id } of practices) await remindOfUnopened(jobActor(id, "marks"));
  },
};
