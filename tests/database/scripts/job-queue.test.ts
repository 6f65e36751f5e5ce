import { PgBoss } from "pg-boss";
import { expect, it } from "vitest";

it("runs on the tables the migration made, as the powerless role", async () => {
  const queue = new PgBoss({ connectionString: process.env.DATABASE_URL ?? "", migrate: false, createSchema: false });
  const failures: Error[] = [];
  queue.on("error", (error) => failures.push(error));
  await queue.start();
  await queue.createQueue("reminders");
  const done = new Promise((resolve) => void queue.work("reminders", { pollingIntervalSeconds: 0.5 }, async ([job]) => resolve(job?.data)));
  await queue.send("reminders", { requestId: "one" });
  expect(await done).toEqual({ requestId: "one" });
  await queue.stop();
  expect(failures).toEqual([]);
});
