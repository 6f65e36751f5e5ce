import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { z } from "zod";
import { ownExercisePage } from "#lib/exercises/queries.ts";
import { draftOf } from "#lib/exercises/draft.ts";
import { newId } from "#lib/platform/ids.ts";
import { Browser } from "#tests/factories/browser.ts";
import { UNUSABLE_PASSWORD_HASH } from "#tests/factories/cast.ts";
import { actionsInCode, handlersInCode, routesInCode, type Handler } from "./handlers.ts";
import { sampleOf } from "./samples.ts";
import { ADMITTED, type Admitted } from "./table.ts";
import { openWorld, takeEverythingBack, type Cast, type World } from "./world.ts";

const CLINICIANS = ["therapist", "coTherapist", "colleague", "admin", "otherPractice"] as const;
const LET_IN: Readonly<Record<Admitted, readonly (keyof Cast)[]>> = {
  team: ["therapist", "coTherapist"], teamOrJob: ["therapist", "coTherapist", "job"], author: ["therapist"], staff: CLINICIANS, staffOrJob: [...CLINICIANS, "job"],
  owner: ["admin"], practice: ["therapist", "coTherapist", "colleague", "admin"], client: ["partnerA", "partnerB"], sender: ["sender"], clientOrSender: ["partnerA", "partnerB", "sender"],
  visit: ["partnerA", "partnerB", "exPartner", "sender"], cover: [], job: ["job"],
};
const WHO: readonly (keyof Cast)[] = [...CLINICIANS, "partnerA", "partnerB", "exPartner", "sender", "job"];

const handlers = handlersInCode();
let world: World;
let inputs: Record<string, unknown[]>;

beforeAll(async () => {
  world = await openWorld();
  inputs = await inputsOf(world);
  takeEverythingBack();
});
afterAll(() => void vi.restoreAllMocks());

const DAYS = ["givenOn", "signedOn", "askedOn", "toldOn", "talkedOn", "metOn", "endedOn", "markedOn", "takenOn", "writtenOn", "agreedOn", "readOn", "checkedOn", "on", "doneOn", "reviewedOn"];

/** What is known by the name of a field, so that an input is about things that exist. */
function knownIn({ ids }: World): Record<string, unknown> {
  const days = Object.fromEntries(DAYS.map((name) => [name, ids.today]));
  const ahead = Object.fromEntries(["dueOn", "day", "until", "fromDay", "untilDay", "contactOn"].map((name) => [name, ids.ahead]));
  return { ...ids, ...days, ...ahead, nextLookOn: null, time: "10:00", contactAt: "10:00", minutes: 30, version: 1, exerciseCode: "EX.WIDEN", email: null, room: "A", coverId: null };
}

/** Inputs that a schema alone does not make sensible, by key. */
async function inputsOf({ ids, cast }: World): Promise<Record<string, unknown[]>> {
  const move = { id: newId(), seat: "A", code: "MID.OWN", intensity: 2, room: "A" };
  const own = await ownExercisePage(cast.therapist, String(ids.ownCode));
  const hour = { coupleId: ids.coupleId, sessionId: ids.plannedSessionId, noticing: false };
  return {
    "assignments/commands/approve codesForLinks": [{ withoutCode: [ids.clientId], assignments: [], links: [], missing: [] }],
    "consents/commands/text writeConsentText": [{ summary: "x", points: Array.from({ length: 12 }, () => "A point") }],
    "couples/queries listCouples": [{}],
    "criteria/commands/ask askSelfItems": [hour], "criteria/commands/ask askNoticed": [hour],
    "criteria/commands rateCriteria": [{ coupleId: ids.coupleId, sessionId: null, reviewedOn: ids.today, ratings: [{ seat: "A", criterion: "OWN", informant: "THERAPIST", value: "2" }] }],
    "exercises/commands copyExercise": [{ code: "EX.WIDEN" }], "exercises/commands archiveExercise": [{ code: ids.ownCode }], "exercises/commands restoreExercise": [{ code: ids.ownCode }],
    "exercises/commands changeExercise": [{ code: ids.ownCode, version: 1, wording: { ...draftOf(own.newest.exercise), title: "Another" } }],
    "exercises/queries ownExercisePage": [ids.ownCode],
    "notes/commands saveNote": [{ sessionId: ids.sessionId, room: "A", version: 0, body: "x" }], "notes/commands signNote": [{ sessionId: ids.sessionId, room: "A", version: 0, body: "x" }],
    "notes/commands amendNote": [{ sessionId: ids.sessionId, body: "x" }],
    "notes/queries notePage": [ids.sessionId, "A", "DAP"],
    "observations/commands recordObservation": [{ sessionId: ids.sessionId, ...move }], "observations/commands recordObservations": [{ sessionId: ids.sessionId, items: [move] }],
    "observations/commands editObservation": [{ observationId: ids.observationId, version: 1, code: "MID.OWN", intensity: 2, seat: "A", source: "SEEN_ROOM" }],
    "observations/commands recordLookedFor": [{ sessionId: ids.sessionId, seat: "A", code: "MID.OWN" }], "observations/commands withdrawLookedFor": [{ sessionId: ids.sessionId, seat: "A", code: "MID.OWN" }],
    "practices/commands addMember": [{ name: "New Person", calledName: "New", email: `${newId()}@practice.example`, role: "CLINICIAN", passwordHash: UNUSABLE_PASSWORD_HASH }],
    "practices/commands setReadingHours": [{ mon: "09:00" }],
    "requests/commands/draft saveDraft": [{ c_note: "x" }, null], "requests/commands/draft mergeDraft": [[], {}, 1], "requests/commands/send sendReflection": [{ c_did: "DID", c_share: "NO" }, null],
    "reflections/queries/shared sharedView": [ids.sessionId, null], "safety/queries/hold holdPanel": [ids.coupleId, "A"], "safety/queries/room-move moveOptions": ["OBSERVATION", ids.observationId],
    "safety/commands/secret holdSecret": [{ clientId: ids.otherClientId, secretId: null, about: "x", agreed: "x", until: ids.ahead, nextStep: "x", otherwise: "x" }],
  };
}

async function inputOf(handler: Handler): Promise<unknown[]> {
  const named = inputs[handler.key];
  if (named) return named;
  const known = knownIn(world);
  const schemas = (await import(`../../../lib/${handler.file.split("/")[1]}/schema.ts`).catch(() => ({}))) as Record<string, z.ZodType>;
  return handler.parameters.slice(1).map((name) => (name === "raw" ? (handler.schema ? sampleOf(schemas[handler.schema] as z.ZodType, known) : {}) : known[name]));
}

type Said = { answer: "in" | "out" | "nothing"; shown: string; error?: Error };

async function ask(handler: Handler, who: keyof Cast): Promise<Said> {
  const inCode = (await import(`../../../${handler.file}`)) as Record<string, (...input: unknown[]) => Promise<unknown>>;
  const input = await inputOf(handler);
  try {
    const value = await inCode[handler.name]?.(world.cast[who], ...input);
    const isNothing = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
    return { answer: isNothing ? "nothing" : "in", shown: JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one)) ?? "" };
  } catch (error) {
    const { name } = error as Error;
    if (name === "NotFoundError" || name === "ForbiddenError") return { answer: "out", shown: "", error: error as Error };
    if (name === "RefusedError" || name === "ConflictError") return { answer: "in", shown: "" };
    return { answer: "out", shown: "", error: error as Error };
  }
}

const isShut = ({ answer, error }: Said): boolean => answer === "nothing" || (answer === "out" && (error?.name === "NotFoundError" || error?.name === "ForbiddenError"));

describe("every command and query, asked by everybody", () => {
  it("has a row for each that the code holds, and no row for one that is gone", () => {
    expect(handlers.map(({ key }) => key).toSorted()).toEqual(Object.keys(ADMITTED).toSorted());
  });

  it.each(handlers.map((handler) => [handler.key, ADMITTED[handler.key] ?? "team", handler] as const))("%s: %s", async (_, admitted, handler) => {
    for (const who of WHO) {
      const said = await ask(handler, who);
      if (LET_IN[admitted].includes(who)) {
        expect(said.error, `${who} is let in`).toBeUndefined();
        expect(said.answer, `${who} is let in`).not.toBe("out");
      } else expect(isShut(said), `${who} is kept out, not: ${said.answer} ${said.error?.message ?? said.shown.slice(0, 200)}`).toBe(true);
      const isOfCase = ["therapist", "coTherapist", "partnerA", "partnerB", "sender", "job"].includes(who);
      if (!isOfCase) for (const name of world.names) expect(said.shown, `${who} reads no name of the case`).not.toContain(name);
    }
  });
});

const PAGES = ["", "/task", "/write", "/write-2", "/check", "/merge", "/not-now", "/safety", "/reminders", "/reach", "/consent", "/sent", "/again", "/leave"];

describe("every page of a link, asked by somebody who holds no cookie of it", () => {
  it.each(PAGES)("%s gives a scanner, or the other partner with the address, the same closed page", async (page) => {
    const [scanner, never] = [new Browser(), new Browser()];
    for (const ask of ["get", "post"] as const) {
      const held = await scanner[ask](`/r/s/${world.cast.partnerA.visitId}${page}`);
      const none = await never[ask](`/r/s/${newId()}${page}`);
      // Leaving is open to everybody: it only goes to the everyday page.
      if (!(ask === "post" && page === "/leave")) expect([held.status, held.html]).toEqual([none.status, none.html]);
      for (const name of world.names) expect(held.html).not.toContain(name);
    }
  });
});

describe("every address, asked by nobody in particular", () => {
  const guarded = routesInCode().filter(({ route }) => /app\/\((practice|shared)\)\//.test(route));
  it.each(guarded.map(({ route, text }) => [route, text]))("%s asks first who is there", (_, text) => {
    expect(text).toMatch(/await requireClinician\(\)/);
  });

  it("is behind a sign-in, a link, or one of the few that are meant for everybody", () => {
    const others = routesInCode().map(({ route }) => route).filter((route) => !guarded.some((one) => one.route === route));
    expect(others).toEqual([
      "app/(auth)/enrol", "app/(auth)/second-factor", "app/(auth)/set-up/[token]", "app/(auth)/sign-in", "app/(auth)/signed-out", "app/(public)", "app/(public)/privacy", "app/api/auth/[...nextauth]", "app/api/health", "app/dev/mailbox", "app/r/[[...path]]",
    ]);
  });

  it.each(actionsInCode().map(({ key, text }) => [key, text]))("%s asks who acts before anything is done", (key, text) => {
    const before = ["platform/sign-in-actions", "practices/actions completeSetUp"].some((known) => key.startsWith(known));
    expect(before || text.includes("requireClinician()")).toBe(true);
  });
});
