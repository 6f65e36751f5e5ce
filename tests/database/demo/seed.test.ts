import { beforeAll, describe, expect, it } from "vitest";
import { approveTasks } from "#lib/assignments/commands/approve.ts";
import { changeOf } from "#lib/criteria/change.ts";
import { ratingsOf } from "#lib/criteria/queries.ts";
import { listCouples } from "#lib/couples/queries.ts";
import { sessionSummary } from "#lib/observations/queries.ts";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { canMail } from "#lib/platform/mail.ts";
import { findBrokenLink } from "#lib/platform/audit.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { listSessions } from "#lib/sessions/queries.ts";
import { demoLinks } from "#prisma/demo/access.ts";
import { actorsOf, demoPractices } from "#prisma/demo/people.ts";
import { homeworkTasks } from "#prisma/demo/seed-homework.ts";
import { seedDemo } from "#prisma/seed.ts";
import { demoCases } from "#tests/unit/fixtures/demo.ts";
import { asExpected } from "#tests/unit/fixtures/expected.ts";

describe("the demo practice, as the product itself computes it", () => {
  let jo: ClinicianActor;
  let cases: Array<{ id: string; data: (typeof demoCases)[number] }>;
  beforeAll(async () => {
    await seedDemo();
    jo = (await actorsOf(demoPractices.harbour))[1] as ClinicianActor;
    const couples = await inPractice(jo, (tx) => tx.couple.findMany({ where: { practiceId: jo.practiceId }, include: { clients: true } }));
    cases = demoCases.map((data) => ({ data, id: couples.find((couple) => couple.clients.some((client) => client.name === data.people[0]?.name))?.id ?? "" }));
  }, 120_000);

  it("is made once, however often it is asked for", async () => {
    expect(await seedDemo()).toBe(false);
    expect(await listCouples(jo)).toHaveLength(3);
  });

  it("holds every session with the figures that were expected of it", async () => {
    for (const { id, data } of cases) {
      const sessions = (await listSessions(jo, id)).toSorted((one, next) => one.number - next.number);
      expect(sessions).toHaveLength(data.sessions.length + 1);
      const names = Object.fromEntries(data.people.map(({ seat, initial }) => [seat, initial])) as Record<"A" | "B", string>;
      for (const expected of data.sessions) {
        const session = sessions.find((one) => one.number === expected.n);
        const summary = await inPractice(jo, (tx) => sessionSummary(tx, jo, session?.id ?? ""));
        expect([data.id, expected.n, asExpected(summary, names)]).toEqual([data.id, expected.n, expected.expected]);
      }
    }
  });

  it("holds every review with the change words that were expected of it", async () => {
    for (const { id, data } of cases) {
      const ratings = await inPractice(jo, (tx) => ratingsOf(tx, jo, id));
      for (const [seat, criteria] of Object.entries(data.expectedChangeWords)) {
        for (const [criterion, informants] of Object.entries(criteria)) {
          for (const [informant, { word, ratings: values }] of Object.entries(informants as Record<string, { word: string; ratings: number[] }>)) {
            const stored = ratings.filter((one) => one.seat === seat && one.criterion === criterion && one.informant === informant.toUpperCase()).map((one) => one.value);
            expect([data.id, seat, criterion, informant, stored]).toEqual([data.id, seat, criterion, informant, values]);
            expect([seat, criterion, informant, changeOf(stored.filter((value) => value !== null)).text]).toEqual([seat, criterion, informant, word]);
          }
        }
      }
    }
  });

  it("holds every task and every reflection", async () => {
    for (const { id, data } of cases) {
      const { tasks, reflections } = await inPractice(jo, async (tx) => ({
        tasks: await tx.assignment.count({ where: { practiceId: jo.practiceId, client: { practiceId: jo.practiceId, coupleId: id } } }),
        reflections: await tx.reflection.count({ where: { practiceId: jo.practiceId, client: { practiceId: jo.practiceId, coupleId: id } } }),
      }));
      expect([data.id, tasks]).toEqual([data.id, data.assignments.reduce((sum, { given }) => sum + given.length, homeworkTasks[data.id] ?? 0)]);
      expect([data.id, reflections]).toEqual([data.id, { "demo-couple-1": 4, "demo-couple-2": 1, "demo-individual-1": 2 }[data.id]]);
    }
  });

  it("marks Tobias's note of the bad night and no other, answered by him and cleared by his therapist", async () => {
    const { practiceId } = jo;
    const marks = await inPractice(jo, (tx) => tx.riskMark.findMany({ where: { practiceId }, include: { reflection: { include: { client: true, riskClearances: true, reflectionReview: true } } } }));
    expect(marks.map((mark) => [mark.reflection.client.name, mark.fieldId, mark.class, mark.reply])).toEqual([["Tobias Lindqvist", "c_note", "D", "SAFE"]]);
    expect(marks[0]?.reflection.riskClearances.map(({ kind }) => kind)).toEqual(["CONTACTED"]);
    expect(marks[0]?.reflection.reflectionReview).not.toBeNull();
  });

  it("shows homework at every stage: drafts, a series, a rest, a message that waits, an own exercise, days away", async () => {
    const { practiceId } = jo;
    const [drafts, turns, rests, own, away, unread] = await inPractice(jo, async (tx) => [
      await tx.assignment.count({ where: { practiceId, approvedAt: null, assignmentWithdrawal: null } }),
      (await tx.request.findMany({ where: { practiceId, assignment: { practiceId, repeat: "WEEKLY" } }, orderBy: { turn: "asc" }, include: { requestEnd: true } })).map((turn) => turn.requestEnd?.kind ?? "open"),
      await tx.assignmentPause.count({ where: { practiceId, resumedAt: null } }),
      await tx.practiceExerciseVersion.count({ where: { practiceId } }),
      await tx.awayTime.findMany({ where: { practiceId }, include: { cover: true } }),
      await tx.reflection.count({ where: { practiceId, reflectionReview: null } }),
    ] as const);
    expect({ drafts, turns, rests, own, unread }).toEqual({ drafts: 2, turns: ["SENT", "open"], rests: 1, own: 2, unread: 2 });
    expect(away.map(({ cover }) => cover?.calledName)).toEqual(["Dr K."]);
    const mails = await inPractice(jo, (tx) => tx.outgoingMail.findMany({ where: { practiceId, sentAt: null, cancelledAt: null }, include: { client: true } }));
    expect(mails.map(({ kind, client }) => [kind, client?.name])).toEqual(canMail() ? [["INVITATION", "Grace Okafor"]] : []);
  });

  it("lists a way in for every open task but the one that rests, and keeps the link of a message", async () => {
    const [first, second] = [await demoLinks(jo), await demoLinks(jo)];
    expect(first.map(({ person }) => person).toSorted()).toEqual(["Grace Okafor", "Helen Marsh", "Noor Haddad"]);
    const ofGrace = (links: typeof first) => links.find(({ person }) => person === "Grace Okafor")?.url;
    expect(ofGrace(first) === ofGrace(second)).toBe(canMail());
  });

  it("holds drafts that one approval sends: no gate stands against them", async () => {
    const { practiceId } = jo;
    const drafts = await inPractice(jo, (tx) => tx.assignment.findMany({ where: { practiceId, approvedAt: null, assignmentWithdrawal: null }, include: { client: true } }));
    const { assignments } = await approveTasks(jo, { coupleId: drafts[0]?.client.coupleId ?? "", assignmentIds: drafts.map(({ id }) => id) });
    expect(assignments).toHaveLength(2);
  });

  it("keeps what Noor told alone out of the joint file, and an unbroken chain of what was done", async () => {
    const first = cases[0];
    const joint = await inPractice(jo, (tx) => tx.observation.findMany({ where: { practiceId: jo.practiceId, room: "JOINT", session: { practiceId: jo.practiceId, coupleId: first?.id ?? "" } } }));
    expect(joint.some((move) => move.code?.startsWith("SAF."))).toBe(false);
    expect(await inPractice(jo, (tx) => findBrokenLink(tx, jo.practiceId))).toBeNull();
  });

  it("shows the neighbour none of it", async () => {
    const sean = (await actorsOf(demoPractices.mill))[1] as ClinicianActor;
    expect((await listCouples(sean)).map((couple) => couple.name ?? JSON.stringify(couple)).join()).not.toMatch(/Noor|Tobias|Grace|Helen|Ruben/);
  });
});
