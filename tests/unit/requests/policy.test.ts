import { describe, expect, it } from "vitest";
import { mintPracticeId, type ClientActor } from "#lib/platform/actor.ts";
import { jobActor } from "#lib/platform/jobs.ts";
import { can } from "#lib/requests/policy.ts";

const practiceId = mintPracticeId("00000000-0000-7000-8000-000000000001");
const client: ClientActor = { kind: "client", practiceId, clientId: "c1", coupleId: "k", seat: "A", requestId: "r1", visitId: "v", origin: "local" };

describe("what ends or goes out", () => {
  it.each(["end", "deliver"] as const)("%s: a client for their own links only", (verb) => {
    expect(can(client, verb, { id: "r1" })).toBe(true);
    expect(can(client, verb, { id: "r2", clientId: "c1" })).toBe(true);
    expect(can(client, verb, { id: "r2", clientId: "c2" })).toBe(false);
    expect(can(client, verb, { id: "r2" })).toBe(false);
    expect(can(client, verb, null)).toBe(false);
    expect(can(jobActor(practiceId, "mail"), verb, { id: "r2" })).toBe(true);
  });
});
