import { beforeEach, describe, expect, it } from "vitest";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { clock } from "#lib/platform/clock.ts";
import { ForbiddenError, NotFoundError, RefusedError } from "#lib/platform/errors.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { dayOf } from "#lib/platform/time.ts";
import { rateCriteria } from "#lib/criteria/commands.ts";
import { criteriaProgress, reviewForm } from "#lib/criteria/queries.ts";
import { decideSafety } from "#lib/safety/commands.ts";
import { openPractice } from "#tests/factories/cast.ts";
import { ruben } from "#tests/factories/couples.ts";
import { aHourHeld, privateHalves } from "#tests/factories/held-hour.ts";

const four = ["OWN", "WORK", "EXPER", "HOME"] as const;
type Values = readonly [number | null, number | null, number | null, number | null];
const ofPerson = (seat: "A" | "B", values: Values, rest: object = {}) => four.map((criterion, index) => ({ seat, criterion, informant: "THERAPIST", value: values[index], ...rest }));

describe("a review of the four criteria", () => {
  let jo: ClinicianActor, ines: ClinicianActor, marta: ClinicianActor;
  let hour: Awaited<ReturnType<typeof aHourHeld>>;
  let reviewedOn: string;
  beforeEach(async () => {
    ({ jo, ines, marta } = await openPractice());
    hour = await aHourHeld(jo);
    reviewedOn = dayOf(clock.now(), jo.zone);
  });
  const review = (ratings: unknown) => ({ coupleId: hour.coupleId, sessionId: hour.sessionId, reviewedOn, ratings });
  const movesOf = (seat: "A" | "B") => inPractice(jo, (tx) => tx.observation.findMany({ where: { practiceId: jo.practiceId, seat }, orderBy: { recordedAt: "asc" } }));

  it("keeps both partners' ratings; without evidence they are impressions", async () => {
    const { ratings } = await rateCriteria(jo, review([...ofPerson("A", [1, 1.5, 1, null]), ...ofPerson("B", [2, 1, 2, 1.5])]));
    expect(ratings).toBe(8);
    const { criteria } = await criteriaProgress(jo, hour.coupleId);
    expect(criteria[0]).toMatchObject({ code: "OWN", bothSidesSoFar: 1, people: { A: { therapist: { value: 1, impression: true } }, B: { therapist: { value: 2 } } } });
    expect(criteria[3]).toMatchObject({ code: "HOME", bothSidesSoFar: null, people: { A: { therapist: null }, B: { therapist: { value: 1.5 } } } });
    const entries = await inPractice(jo, (tx) => tx.auditEntry.findMany({ where: { practiceId: jo.practiceId, action: { startsWith: "criteria." } } }));
    expect(entries.map(({ action, coupleId, detail }) => [action, coupleId, detail])).toEqual([
      ["criteria.rated", hour.coupleId, '{"ratings":8}'], ["criteria.viewed", hour.coupleId, "{}"],
    ]);
  });

  it("reads a form's fields and keeps evidence and the room they had, sealed", async () => {
    const [own] = await movesOf("B");
    const fields = Object.fromEntries(ofPerson("B", [2, 2, 2, 2]).map((one, index) => [String(index), { ...one, value: index === 1 ? "not-seen" : "2.5" }]));
    const withEvidence = { ...fields, 0: { ...fields[0], evidence: [`observation:${own?.id}`], roomTheyHad: "A newborn" } };
    await rateCriteria(jo, review(withEvidence));
    const { criteria } = await criteriaProgress(jo, hour.coupleId);
    expect(criteria[0]?.people.B?.therapist).toMatchObject({ value: 2.5, impression: false, links: 1 });
    expect(criteria[1]?.people.B?.therapist).toBeNull();
    const row = await inPractice(jo, (tx) => tx.criterionRating.findFirstOrThrow({ where: { practiceId: jo.practiceId, roomTheyHad: { not: null } } }));
    expect(row.roomTheyHad).toMatch(/^v1\./);
  });

  it("never averages therapist and self, and names the gap worth a talk", async () => {
    await rateCriteria(jo, review([...ofPerson("A", [1, 1, 1, 1]), ...ofPerson("A", [2.7, 1.3, 1, 1], { informant: "SELF" })]));
    const { criteria } = await criteriaProgress(jo, hour.coupleId);
    expect(criteria[0]?.people.A).toMatchObject({ therapist: { value: 1 }, self: { value: 2.7 }, talkingPoint: true });
    expect(criteria[1]?.people.A?.talkingPoint).toBe(false);
  });

  it("asks for all four of a person, half steps, and at least one person", async () => {
    await expect(rateCriteria(jo, review(ofPerson("A", [1, 1, 1, 1]).slice(0, 3).concat({ seat: "A", criterion: "HOME", informant: "THERAPIST", value: undefined })))).rejects.toMatchObject({ issues: [{ path: ["ratings", 3, "value"] }] });
    await expect(rateCriteria(jo, review(ofPerson("A", [1.3, 1, 1, 1])))).rejects.toMatchObject({ issues: [{ path: ["ratings", 0, "value"], message: "Use whole or half steps from 0 to 4." }] });
    for (const value of [-0.5, 4.5, Number.NaN]) await expect(rateCriteria(jo, review(ofPerson("A", [value, 1, 1, 1])))).rejects.toMatchObject({ name: "ZodError" });
    const blank = ofPerson("A", [0, 0, 0, 0]).map((one) => ({ ...one, value: "" }));
    await expect(rateCriteria(jo, review(blank))).rejects.toMatchObject({ issues: [{ path: ["ratings", 0, "value"] }] });
  });

  it("takes no evidence of the partner's moves, of the partner's room or about safety", async () => {
    await privateHalves(jo, hour.coupleId, -1);
    await decideSafety(jo, { coupleId: hour.coupleId, kind: "JOINT_CLEARED", words: "Two talks with each." });
    const moves = [...(await movesOf("A")), ...(await movesOf("B"))];
    const wrong = moves.filter((move) => move.seat !== "A" || move.code?.startsWith("SAF."));
    expect(wrong.length).toBeGreaterThan(2);
    for (const { id } of wrong) {
      const ratings = ofPerson("A", [1, 1, 1, 1]).map((one, index) => (index === 0 ? { ...one, evidence: [{ observationId: id }] } : one));
      await expect(rateCriteria(jo, review(ratings))).rejects.toThrow(NotFoundError);
    }
    const offered = (await reviewForm(jo, hour.coupleId)).people.flatMap(({ questions }) => questions.flatMap(({ evidence }) => evidence.map(({ value }) => value)));
    expect(offered).not.toContain(`observation:${moves.find(({ code }) => code === "SAF.BLOCK")?.id}`);
  });

  it("rests while a private check is open, without a word of why", async () => {
    await privateHalves(jo, hour.coupleId, -1);
    const form = await reviewForm(jo, hour.coupleId);
    expect(form.people).toEqual([]);
    expect(form.waits).not.toMatch(/safety|S2|block|Noor|Tobias/i);
    await expect(rateCriteria(jo, review(ofPerson("A", [1, 1, 1, 1])))).rejects.toThrow(RefusedError);
  });

  it("rates nobody who is not a client", async () => {
    const { couple } = await ruben(jo);
    const ratings = ofPerson("B", [1, 1, 1, 1]);
    await expect(rateCriteria(jo, { coupleId: couple.id, reviewedOn, ratings })).rejects.toThrow(NotFoundError);
    await rateCriteria(jo, { coupleId: couple.id, reviewedOn, ratings: ofPerson("A", [3, 3, 2.5, 2.5]) });
    const { criteria } = await criteriaProgress(jo, couple.id);
    expect(criteria[0]).toMatchObject({ people: { B: null }, bothSidesSoFar: null });
    expect(criteria[0]?.headline).toBe("Ruben: not enough to say; Dana: not known. In your own ratings, not blind.");
  });

  it("is not found off the team, in another practice, or with another case's hour", async () => {
    const { jo: foreign } = await openPractice("Mill Lane");
    for (const actor of [ines, marta, foreign]) {
      await expect(rateCriteria(actor, review(ofPerson("A", [1, 1, 1, 1])))).rejects.toThrow(NotFoundError);
      await expect(criteriaProgress(actor, hour.coupleId)).rejects.toThrow(NotFoundError);
      await expect(reviewForm(actor, hour.coupleId)).rejects.toThrow(NotFoundError);
    }
    const other = await aHourHeld(jo);
    await expect(rateCriteria(jo, { ...review(ofPerson("A", [1, 1, 1, 1])), sessionId: other.sessionId })).rejects.toThrow(NotFoundError);
    const job = { kind: "system", practiceId: jo.practiceId, job: "x", origin: "local" } as const;
    await expect(rateCriteria(job, review(ofPerson("A", [1, 1, 1, 1])))).rejects.toThrow(ForbiddenError);
  });

  it("lies in the past or today", async () => {
    await expect(rateCriteria(jo, { ...review(ofPerson("A", [1, 1, 1, 1])), reviewedOn: "2099-01-01" })).rejects.toMatchObject({ fields: { reviewedOn: "A review cannot lie in the future." } });
  });
});
