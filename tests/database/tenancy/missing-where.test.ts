import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { ClinicianActor } from "#lib/platform/actor.ts";
import { changeExercise, copyExercise } from "#lib/exercises/commands.ts";
import { draftOf } from "#lib/exercises/draft.ts";
import { findExercise, type Exercise } from "#lib/exercises/exercise.ts";
import { newId } from "#lib/platform/ids.ts";
import { inPractice } from "#lib/platform/tenancy.ts";
import { actorsOf, demoPractices } from "#prisma/demo/people.ts";
import { seedDemo } from "#prisma/seed.ts";

/** The domains whose scope is taken away, one at a time. */
const DOMAINS = ["assignments", "clients", "consents", "couples", "criteria", "direction", "exercises", "notes", "observations", "practices", "reflections", "requests", "safety", "sessions"] as const;
/** Words that stand only in the first practice's rows. */
const THEIRS = /Tobias|Noor|Grace|Helen|Ruben|Lindqvist|Haddad|balcony|blackbird|pre-school|doorway|Harbour/;

const wording = draftOf(findExercise("EX.DUAL") as Exercise);

type Deed = (actor: ClinicianActor) => Promise<unknown>;
type Foreign = { couple: string; client: string; session: string; observation: string; assignment: string; reflection: string; ownExercise: string; request: string; wish: string; away: string; opening: string; told: string; followUp: string };

// What row-level security must hold alone: every where of one domain gone, the neighbour asks for and writes to what is not theirs.
describe("with one scope taken away at a time, row-level security still stands", () => {
  let jo: ClinicianActor;
  let kofi: ClinicianActor;
  let sean: ClinicianActor;
  let foreign: Foreign;
  let owner: pg.Client;

  beforeAll(async () => {
    await seedDemo();
    [, jo, kofi] = (await actorsOf(demoPractices.harbour)) as [ClinicianActor, ClinicianActor, ClinicianActor];
    sean = (await actorsOf(demoPractices.mill))[1] as ClinicianActor;
    const { practiceId } = jo;
    const { code: ownExercise } = await copyExercise(jo, { code: "EX.DUAL" });
    await changeExercise(jo, { code: ownExercise, version: 1, wording: { ...wording, title: "As at Harbour Street" } });
    foreign = await inPractice(jo, async (tx) => {
      const reflection = await tx.reflection.findFirstOrThrow({ where: { practiceId }, include: { client: true } });
      const session = await tx.session.findFirstOrThrow({ where: { practiceId, coupleId: reflection.client.coupleId, observations: { some: { practiceId } } }, include: { observations: true } });
      const request = await tx.request.findFirstOrThrow({ where: { practiceId, requestEnd: null } });
      const wish = await tx.contactWish.create({ data: { practiceId, id: newId(), clientId: reflection.clientId, channel: "NONE", askedAt: new Date() } });
      const days = { fromDay: new Date("2099-01-01"), untilDay: new Date("2099-01-02") };
      const away = await tx.awayTime.create({ data: { practiceId, id: newId(), memberId: jo.membershipId, coverId: kofi.membershipId, ...days, recordedAt: new Date(), recordedById: jo.membershipId } });
      const opening = await tx.sharedOpening.create({ data: { practiceId, id: newId(), sessionId: session.id, reflectionId: reflection.id, fieldId: "name", openedAt: new Date(), openedById: jo.membershipId } });
      const told = await tx.toldAlone.create({ data: { practiceId, id: newId(), clientId: reflection.clientId, words: "sealed elsewhere", toldOn: new Date(), recordedAt: new Date(), recordedById: jo.membershipId } });
      const followUp = await tx.followUp.create({ data: { practiceId, id: newId(), clientId: reflection.clientId, dueOn: new Date(), recordedAt: new Date(), recordedById: jo.membershipId } });
      return {
        followUp: followUp.id, told: told.id, away: away.id, opening: opening.id, request: request.id, wish: wish.id, couple: reflection.client.coupleId, client: reflection.clientId, session: session.id, observation: session.observations[0]?.id ?? "",
        assignment: reflection.assignmentId, reflection: reflection.id, ownExercise,
      };
    });
    owner = new pg.Client(process.env.DATABASE_ADMIN_URL);
    await owner.connect();
  }, 120_000);
  afterAll(() => owner.end());
  afterEach(() => {
    vi.doUnmock("#lib/couples/policy.ts");
    vi.resetModules();
  });

  /** A fingerprint of every row of the first practice, as the database's owner sees it. */
  async function fingerprint(): Promise<string> {
    const { rows: tables } = await owner.query<{ name: string }>("SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'practiceId' ORDER BY 1");
    const sums: string[] = [];
    for (const { name } of tables) {
      const { rows } = await owner.query<{ sum: string }>(`SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS sum FROM "${name}" t WHERE "practiceId" = $1`, [jo.practiceId]);
      sums.push(`${name} ${rows[0]?.sum}`);
    }
    return sums.join("\n");
  }

  async function reads(): Promise<Record<string, Deed>> {
    const couples = await import("#lib/couples/queries.ts");
    const clients = await import("#lib/clients/queries.ts");
    const consents = await import("#lib/consents/queries.ts");
    const safety = {
      ...(await import("#lib/safety/queries.ts")), ...(await import("#lib/safety/queries/check.ts")), ...(await import("#lib/safety/queries/hold.ts")), ...(await import("#lib/safety/queries/agreements.ts")),
    };
    const sessions = await import("#lib/sessions/queries.ts");
    const observations = await import("#lib/observations/queries.ts");
    const notes = await import("#lib/notes/queries.ts");
    const assignments = await import("#lib/assignments/queries.ts");
    const assigning = await import("#lib/assignments/queries/case-facts.ts");
    const giving = await import("#lib/assignments/queries/giving.ts");
    const reflections = { ...(await import("#lib/reflections/queries.ts")), ...(await import("#lib/reflections/queries/inbox.ts")) };
    const inRoom = { ...(await import("#lib/reflections/queries/paper.ts")), ...(await import("#lib/reflections/queries/shared.ts")), ...(await import("#lib/reflections/queries/cover.ts")) };
    const criteria = await import("#lib/criteria/queries.ts");
    const checkIns = await import("#lib/criteria/queries/check-ins.ts");
    const suggestions = await import("#lib/preparation/queries/suggestions.ts");
    const briefs = await import("#lib/preparation/queries/brief.ts");
    const links = await import("#lib/requests/queries/links.ts");
    const days = await import("#lib/preparation/queries/today.ts");
    const practices = await import("#lib/practices/queries.ts");
    const exercises = await import("#lib/exercises/queries.ts");
    const direction = await import("#lib/direction/queries.ts");
    return {
      personDirection: (actor) => direction.personDirection(actor, foreign.couple, foreign.client), closingPage: (actor) => direction.closingPage(actor, foreign.couple),
      listCouples: (actor) => couples.listCouples(actor), coupleOverview: (actor) => couples.coupleOverview(actor, foreign.couple),
      coupleHeader: (actor) => couples.coupleHeader(actor, foreign.couple), coupleAgreements: (actor) => couples.coupleAgreements(actor, foreign.couple),
      clientPage: (actor) => clients.clientPage(actor, foreign.client), clientName: (actor) => clients.clientName(actor, foreign.client),
      consentRecord: (actor) => consents.consentRecord(actor, foreign.client), thingsBeforeFirstLink: (actor) => consents.thingsBeforeFirstLink(actor, foreign.couple),
      privatePage: (actor) => safety.privatePage(actor, foreign.client), jointSafety: (actor) => safety.jointSafety(actor, foreign.couple),
      checkPage: (actor) => safety.checkPage(actor, foreign.couple, foreign.client), holdPanel: (actor) => safety.holdPanel(actor, foreign.couple, "B"),
      stopProtocol: (actor) => safety.stopProtocol(actor, foreign.couple), agreementsCard: (actor) => safety.agreementsCard(actor, foreign.couple),
      listSessions: (actor) => sessions.listSessions(actor, foreign.couple), todaysSessions: (actor) => sessions.todaysSessions(actor),
      sessionPage: (actor) => sessions.sessionPage(actor, foreign.session), sessionRecord: (actor) => observations.sessionRecord(actor, foreign.session),
      observationPage: (actor) => observations.observationPage(actor, foreign.observation), notePage: (actor) => notes.notePage(actor, foreign.session),
      processNotes: (actor) => notes.processNotes(actor, foreign.couple), assignmentsPage: (actor) => assignments.assignmentsPage(actor, foreign.couple),
      assignmentPage: (actor) => assignments.assignmentPage(actor, foreign.couple, foreign.assignment), assigning: (actor) => assigning.assigning(actor, foreign.couple),
      reflectionPage: (actor) => reflections.reflectionPage(actor, foreign.reflection), inbox: (actor) => reflections.inbox(actor), markedOfCase: (actor) => reflections.markedOfCase(actor, foreign.couple), reviewedInbox: (actor) => reflections.inbox(actor, { show: "reviewed" }), criteriaProgress: (actor) => criteria.criteriaProgress(actor, foreign.couple),
      reviewForm: (actor) => criteria.reviewForm(actor, foreign.couple), brief: (actor) => briefs.brief(actor, foreign.couple), today: (actor) => days.today(actor),
      practiceSettings: (actor) => practices.practiceSettings(actor), awayPage: (actor) => practices.awayPage(actor),
      coverContact: (actor) => inRoom.coverContact({ ...actor, coversFor: [jo.membershipId] }, foreign.reflection),
      readingOf: (actor) => inPractice(actor, (tx) => practices.readingOf(tx, actor.practiceId, jo.membershipId)),
      paperPage: (actor) => inRoom.paperPage(actor, foreign.couple, foreign.assignment), sharedOffers: (actor) => inRoom.sharedOffers(actor, foreign.session),
      sharedOffersOf: (actor) => inRoom.sharedOffersOf(actor, foreign.reflection), sharedView: (actor) => inRoom.sharedView(actor, foreign.session, "EX.BIDS"),
      ownLibrary: (actor) => exercises.ownLibrary(actor), ownExercisePage: (actor) => exercises.ownExercisePage(actor, foreign.ownExercise),
      ownExercises: (actor) => inPractice(actor, (tx) => exercises.ownExercises(tx, actor)),
      beforeReview: (actor) => checkIns.beforeReview(actor, foreign.couple),
      suggestionsFor: (actor) => inPractice(actor, (tx) => suggestions.suggestionsFor(tx, actor, foreign.couple)),
      giving: (actor) => giving.giving(actor, foreign.couple),
      personLinks: (actor) => links.personLinks(actor, foreign.client), linkCard: (actor) => links.linkCard(actor, foreign.request, foreign.client),
    };
  }

  async function writes(): Promise<Record<string, Deed>> {
    const couples = await import("#lib/couples/commands.ts");
    const clients = await import("#lib/clients/commands.ts");
    const consents = await import("#lib/consents/commands.ts");
    const safety = {
      ...(await import("#lib/safety/commands.ts")), ...(await import("#lib/safety/commands/check.ts")), ...(await import("#lib/safety/commands/told.ts")), ...(await import("#lib/safety/commands/talk.ts")),
      ...(await import("#lib/safety/commands/open-tasks.ts")), ...(await import("#lib/safety/commands/agreements.ts")),
    };
    const sessions = await import("#lib/sessions/commands.ts");
    const observations = await import("#lib/observations/commands.ts");
    const notes = await import("#lib/notes/commands.ts");
    const assignments = {
      ...(await import("#lib/assignments/commands/draft.ts")), ...(await import("#lib/assignments/commands/approve.ts")),
      ...(await import("#lib/assignments/commands/change.ts")), ...(await import("#lib/assignments/commands/outcome.ts")),
    };
    const requests = await import("#lib/requests/commands/issue.ts");
    const deliver = await import("#lib/requests/commands/deliver.ts");
    const ends = await import("#lib/requests/commands/end.ts");
    const reflections = {
      ...(await import("#lib/reflections/commands/review.ts")), ...(await import("#lib/reflections/commands/mark.ts")), ...(await import("#lib/reflections/commands/doubt.ts")),
    };
    const inRoom = {
      ...(await import("#lib/reflections/commands/paper.ts")), ...(await import("#lib/reflections/commands/shared.ts")), ...(await import("#lib/requests/commands/hand-over.ts")),
    };
    const practices = await import("#lib/practices/commands.ts");
    const criteria = await import("#lib/criteria/commands.ts");
    const asking = await import("#lib/criteria/commands/ask.ts");
    const exercises = await import("#lib/exercises/commands.ts");
    const direction = await import("#lib/direction/commands.ts");
    const { couple: coupleId, client: clientId, session: sessionId, observation: observationId, assignment: assignmentId, reflection: reflectionId } = foreign;
    const day = "2026-11-20";
    const task = { coupleId, exerciseCode: "EX.HOME_BASE", dueOn: day, recipients: [{ clientId, exerciseCode: "EX.HOME_BASE", reason: "Not theirs." }] };
    return {
      recordGoal: (actor) => direction.recordGoal(actor, { clientId, goal: "CLARIFY", words: "", askedOn: day }), writeWhatWeSaw: (actor) => direction.writeWhatWeSaw(actor, { clientId, body: "Not theirs." }),
      recordStayingFor: (actor) => direction.recordStayingFor(actor, { clientId, takenOn: day, answers: { afraid_of_partner: "no" } }),
      recordMarks: (actor) => direction.recordMarks(actor, { clientId, by: "CLINICIAN", markedOn: day, marks: { story: "YES" } }),
      recordStep: (actor) => direction.recordStep(actor, { coupleId, clientId: "", step: "1", words: "Not theirs.", metOn: day }),
      recordEnding: (actor) => direction.recordEnding(actor, { coupleId, kind: "PAUSE", words: "Not theirs.", endedOn: day }), recordFollowUp: (actor) => direction.recordFollowUp(actor, { followUpId: foreign.followUp, doneOn: day, words: "" }),
      changeCase: (actor) => couples.changeCase(actor, { coupleId, leftSeat: "B", aloneRule: "MOVE", partnerCalled: "", version: "1" }),
      recordSecretsPolicy: (actor) => couples.recordSecretsPolicy(actor, { coupleId, kind: "NO_SECRETS", exceptions: "", agreedOn: day }),
      renameClient: (actor) => clients.renameClient(actor, { clientId, name: "Mallory", version: "1" }),
      recordContactPreference: (actor) => clients.recordContactPreference(actor, { clientId, channel: "EMAIL", sharedDevice: "NO", email: "mallory@mill.example", checkedOn: day }),
      setClientCode: (actor) => clients.setClientCode(actor, { clientId }),
      setReminders: (actor) => clients.setReminders(actor, { clientId, reminders: "OFF" }),
      settleContactWish: (actor) => clients.settleContactWish(actor, { wishId: foreign.wish }),
      sendAgain: (actor) => deliver.sendAgain(actor, { requestId: foreign.request }),
      revokeRequest: (actor) => ends.revokeRequest(actor, { requestId: foreign.request }),
      withdrawConsent: (actor) => consents.withdrawConsent(actor, { clientId }),
      recordPrivateScreen: (actor) => safety.recordPrivateScreen(actor, { clientId, askedOn: day, outcome: "NO_CONCERN", manner: "ALONE_IN_ROOM" }),
      keepPrivateCheck: (actor) => safety.keepPrivateCheck(actor, { clientId, heard: "NOBODY", askedOn: day, manner: "ALONE_IN_ROOM", minutes: "20", stopped: "yes" }),
      recordTold: (actor) => safety.recordTold(actor, { clientId, words: "Not theirs.", toldOn: day }), answerMayRaise: (actor) => safety.answerMayRaise(actor, { toldAloneId: foreign.told, answer: "NO", askedOn: day }),
      recordPrivateTalk: (actor) => safety.recordPrivateTalk(actor, { clientId, talkedOn: day, minutes: "20" }), writeSafetyPlan: (actor) => safety.writeSafetyPlan(actor, { clientId, points: { helps: "Not theirs." } }),
      decideOpenTask: (actor) => safety.decideOpenTask(actor, { assignmentId, choice: "WITHDRAW", words: "" }),
      recordAgreement: (actor) => safety.recordAgreement(actor, { coupleId, kind: "NO_BLOCKING", agreedOn: day, parts: { words: "Not theirs." } }), readAgreements: (actor) => safety.readAgreements(actor, { coupleId, readOn: day }),
      decideSafety: (actor) => safety.decideSafety(actor, { coupleId, kind: "JOINT_CLEARED", room: "JOINT", words: "Not theirs to say." }),
      planSession: (actor) => sessions.planSession(actor, { coupleId, day, time: "10:00", minutes: "50", place: "ROOM", format: "JOINT" }),
      wrapUpSession: (actor) => sessions.wrapUpSession(actor, { sessionId, nothingToNote: "", closingLine: "Not theirs.", whatEased: "", promise: "", nextFocus: "" }),
      recordObservation: (actor) => observations.recordObservation(actor, { sessionId, seat: "A", code: "PUR.PRESS", intensity: "2" }),
      retractObservation: (actor) => observations.retractObservation(actor, { observationId }),
      amendNote: (actor) => notes.amendNote(actor, { sessionId, body: "Not theirs." }),
      writeProcessNote: (actor) => notes.writeProcessNote(actor, { coupleId, body: "Not theirs." }),
      withdrawAssignment: (actor) => assignments.withdrawAssignment(actor, { assignmentId }),
      assignExercise: (actor) => assignments.assignExercise(actor, task), draftTasks: (actor) => assignments.draftTasks(actor, task),
      approveTasks: (actor) => assignments.approveTasks(actor, { coupleId, assignmentIds: [assignmentId] }), discardDraft: (actor) => assignments.discardDraft(actor, { assignmentId }),
      changeDraft: (actor) => assignments.changeDraft(actor, { assignmentId, version: "1", reason: "Not theirs.", dueOn: day }),
      pauseAssignment: (actor) => assignments.pauseAssignment(actor, { assignmentId }), resumeAssignment: (actor) => assignments.resumeAssignment(actor, { assignmentId }),
      shrinkAssignment: (actor) => assignments.shrinkAssignment(actor, { assignmentId }),
      swapAssignment: (actor) => assignments.swapAssignment(actor, { assignmentId, exerciseCode: "EX.HOME_BASE", reason: "Not theirs.", dueOn: day }),
      recordOutcome: (actor) => assignments.recordOutcome(actor, { assignmentId, did: "DID", adherence: "4" }),
      issueRequest: (actor) => requests.issueRequest(actor, { assignmentId }),
      reviewReflection: (actor) => reflections.reviewReflection(actor, { reflectionId, done: "Not theirs." }),
      clearMarks: (actor) => reflections.clearMarks(actor, { reflectionId, kind: "NOT_RISK", reason: "Not theirs." }),
      doubtAuthor: (actor) => reflections.doubtAuthor(actor, { reflectionId, doubted: "yes" }),
      askSelfItems: (actor) => asking.askSelfItems(actor, { coupleId, sessionId }), askNoticed: (actor) => asking.askNoticed(actor, { coupleId, sessionId }),
      enterFromPaper: (actor) => inRoom.enterFromPaper(actor, { assignmentId, writtenOn: day, answers: { c_did: "DID", c_share: "YES" } }),
      openInShared: (actor) => inRoom.openInShared(actor, { sessionId, reflectionId, fieldId: "name", bothAgreed: "yes" }),
      closeShared: (actor) => inRoom.closeShared(actor, { openingId: foreign.opening }), handOver: (actor) => inRoom.handOver(actor, { assignmentId }),
      cancelAway: (actor) => practices.cancelAway(actor, { awayId: foreign.away }),
      recordAway: (actor) => practices.recordAway(actor, { fromDay: "2098-01-01", untilDay: "2098-01-02", coverId: kofi.membershipId }),
      rateCriteria: (actor) => criteria.rateCriteria(actor, { coupleId, reviewedOn: day, ratings: ["OWN", "WORK", "EXPER", "HOME"].map((criterion) => ({ seat: "A", criterion, value: 2 })) }),
      copyExercise: (actor) => exercises.copyExercise(actor, { code: foreign.ownExercise }), archiveExercise: (actor) => exercises.archiveExercise(actor, { code: foreign.ownExercise }),
      restoreExercise: (actor) => exercises.restoreExercise(actor, { code: foreign.ownExercise }),
      changeExercise: (actor) => exercises.changeExercise(actor, { code: foreign.ownExercise, version: 2, wording: { ...wording, title: "Not theirs" } }),
    };
  }

  /** What a deed gave away: its answer as text, or the name of its refusal. */
  const outcomeOf = (deed: Deed, actor: ClinicianActor): Promise<string> =>
    deed(actor).then((answer) => `answered ${JSON.stringify(answer, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value instanceof Map ? [...value] : value))}`, (error: Error) => error.name);

  it("and the probe itself would notice: to their own therapist the same questions answer", async () => {
    const answers = await Promise.all(Object.values(await reads()).map((deed) => outcomeOf(deed, jo)));
    expect(answers.filter((answer) => THEIRS.test(answer)).length).toBeGreaterThan(15);
  });

  it.each(DOMAINS)("without the scope of %s", async (domain) => {
    const before = await fingerprint();
    vi.resetModules();
    vi.doMock(`#lib/${domain}/policy.ts`, async (original) => ({ ...(await original<object>()), visibleTo: () => ({}), processVisibleTo: () => ({}), notesVisibleTo: () => ({}), awayVisibleTo: () => ({}), toldVisibleTo: () => ({}), talksVisibleTo: () => ({}), plansVisibleTo: () => ({}), agreementsVisibleTo: () => ({}), screensVisibleTo: () => ({}) }));
    // The scope is really gone: a colleague off the team now finds the case that was hidden from him.
    if (domain === "couples") expect(await outcomeOf((actor) => reads().then((all) => all.listCouples?.(actor)), kofi)).toMatch(/Ruben/);
    for (const [name, deed] of Object.entries(await reads())) {
      expect([name, await outcomeOf(deed, sean)]).toEqual([name, expect.not.stringMatching(THEIRS)]);
    }
    for (const [name, deed] of Object.entries(await writes())) {
      expect([name, await outcomeOf(deed, sean)]).toEqual([name, expect.not.stringMatching(/^answered/)]);
    }
    vi.doUnmock(`#lib/${domain}/policy.ts`);
    expect(await fingerprint()).toBe(before);
  });
});
