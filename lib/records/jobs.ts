import { jobActor, type Sweep } from "#lib/platform/jobs.ts";
import { withoutPractice } from "#lib/platform/tenancy.ts";
import { letCasesRunOut, letReleasesRunOut } from "./commands/run-out.ts";

/** Lets go, every minute, what has run out: texts of releases, and cases kept long enough. */
export const recordsSweep: Sweep = {
  queue: "records.sweep",
  sweep: async () => {
    const practices = await withoutPractice((tx) => tx.practice.findMany({ select: { id: true } }));
    for (const { id } of practices) {
      const actor = jobActor(id, "records");
      await letReleasesRunOut(actor);
      await letCasesRunOut(actor);
    }
  },
};
