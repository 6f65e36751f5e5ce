import { describe, expect, it } from "vitest";
import type { CriterionCode } from "#lib/criteria/criterion.ts";
import type { RatedValue } from "#lib/criteria/progress.ts";
import { findExercise } from "#lib/exercises/exercise.ts";
import { easedText, type EasedBy } from "#lib/observations/episode.ts";
import { summarizeSession } from "#lib/observations/summary.ts";
import { addDays } from "#lib/platform/time.ts";
import { briefOf, sinceInWords, type BriefFacts } from "#lib/preparation/brief.ts";
import type { HeldHour } from "#lib/preparation/held-hour.ts";
import { danceTrend, trendRows } from "#lib/preparation/dance.ts";
import { gistOf } from "#lib/preparation/day.ts";
import type { CameBack } from "#lib/preparation/since.ts";
import { demoCases as cases, type DemoCase as RuleCase } from "#tests/unit/fixtures/demo.ts";

type Hour = RuleCase["sessions"][number] & { attendance: HeldHour["attendance"]; eased: EasedBy | null };
type DemoCase = Omit<RuleCase, "sessions"> & { sessions: Hour[] };
const demoCases = cases as unknown as DemoCase[];
const [couple1, , individual1] = demoCases as [DemoCase, DemoCase, DemoCase];

function heldHours(entry: DemoCase): HeldHour[] {
  return entry.sessions.map((session) => ({
    id: `session-${session.n}`, number: session.n, day: `day ${session.dayOffset}`, minutes: session.minutes,
    attendance: session.attendance,
    summary: summarizeSession({
      moves: session.moves, minutes: session.minutes, nothingToNote: false, soloClient: entry.kind === "INDIVIDUAL",
    }),
  }));
}

function ratingsOf(entry: DemoCase): RatedValue[] {
  return entry.reviews.flatMap((review) => (["therapist", "self"] as const).flatMap((who) =>
    Object.entries(review[who] ?? {}).map(([criterion, value]): RatedValue => ({
      reviewId: `review-${review.session}`, day: addDays("2026-01-05", 7 * review.session), seat: review.seat, criterion: criterion as CriterionCode,
      informant: who === "self" ? "SELF" : "THERAPIST", value, impression: who === "therapist", links: 0,
    })),
  ));
}

const task = (rest: Partial<CameBack> & Pick<CameBack, "seat" | "title">): CameBack => ({
  did: null, status: "Given, no link", reflectionId: null, reviewed: false, share: null, hard: null, helpful: null, upset: null, barriers: [], ...rest,
});

const titleOf = (code: string) => findExercise(code)?.title ?? code;

function coupleFacts(rest: Partial<BriefFacts> = {}): BriefFacts {
  const last = couple1.sessions.at(-1);
  const names = { A: "Tobias", B: "Noor" };
  return {
    asOf: "Mon 23 Nov 2026, 09:00", oneClient: false, people: ["A", "B"], names, underWay: false, daysSinceLast: 7,
    next: { number: 15, when: "Mon 23 Nov 2026, 10:00", format: "JOINT", oneSeat: null, place: "In the room" },
    held: heldHours(couple1), unrecorded: null, secretsPolicy: "LIMITED_SECRETS", safetyLines: [], marked: null, jointWorkCleared: true,
    lastWords: { closingLine: last?.closingLine ?? null, whatEased: `${easedText(last?.eased ?? "NOT_EASED", names)}.`, promise: last?.promise ?? null, nextFocus: null },
    cameBack: [
      task({ seat: "A", title: titleOf("EX.WITH_APART"), did: "DID", reflectionId: "r1", share: "YES", hard: 6, upset: 2 }),
      task({ seat: "B", title: titleOf("EX.LEAN_IN") }),
    ],
    ratings: ratingsOf(couple1), beforeLink: [], reviewDue: false, lastNoteUnsigned: false, ...rest,
  };
}

describe("the brief of the demo couple on day 0 (domain section 7)", () => {
  const brief = briefOf(coupleFacts());

  it("says nothing open and joint work cleared", () => {
    expect(brief.safety).toEqual(["Nothing open. Joint work is cleared."]);
  });

  it("says who and why in two lines", () => {
    expect(brief.who).toEqual([
      "Session 15, both together, Mon 23 Nov 2026, 10:00, in the room. A week since the last hour.",
      "Last time both came on time. Limited secrets.",
    ]);
  });

  it("says what was seen of each last time, what eased it and what was promised", () => {
    expect(brief.lastTime.map(({ seat, text }) => `${seat ?? "-"} ${text}`)).toEqual([
      "- Noor asked for help and stayed while Tobias cried; he owned his fear.",
      "A was flooded, answered a reach, owned a move and read a gap as rejection; mostly turned toward.",
      "B asked for help, leaned in, stayed with pain and held it in; mostly turned toward.",
      "- Noor softened.",
      "- Bring up the pre-school fee.",
    ]);
    expect(brief.lastTime.some(({ screenOnly }) => screenOnly)).toBe(false);
  });

  it("says what came back and what is open", () => {
    expect(brief.since.map(({ seat, title, did, answers, share }) => [seat, title, did, answers, share])).toEqual([
      ["A", "With the sadness and apart from it", "did it", "hard 6 of 10, upset 2 of 10", "may be brought up"],
      ["B", "Lean in", "given, no link", null, null],
    ]);
  });

  it("draws the dance of the last hour: 2 of 3 offers answered, held over six sessions", () => {
    expect(brief.dance?.heading).toBe("Session 14, day -7");
    expect(brief.dance?.lines).toEqual(["Tobias: 0 of 2 reaches were followed by pulling back.", "2 of 3 middle offers were answered."]);
    expect(brief.dance?.moves.map(({ seat, word }) => `${seat} ${word}`).slice(0, 3)).toEqual(["B Asks for help", "A Answers", "A Flooded"]);
    expect(brief.dance?.trend).toBe("Distance between the two: held over six sessions, down. Turning toward: held over six sessions, up (in your own notes, not blind).");
  });

  it("gives each criterion its change word and nothing else", () => {
    expect(brief.criteria?.map(({ code, headline }) => `${code} ${headline}`)).toEqual([
      "OWN Tobias: held over six reviews, up; Noor: held over six reviews, up. In your own ratings, not blind.",
      "WORK Tobias: not enough to say; Noor: moved and held, up. In your own ratings, not blind.",
      "EXPER Tobias: held over six reviews, up; Noor: held over six reviews, up. In your own ratings, not blind.",
      "HOME Tobias: moved and held, up; Noor: held over six reviews, up. In your own ratings, not blind.",
    ]);
    expect(brief.criteria?.find(({ code }) => code === "HOME")?.bothSidesSoFar).toBe(2);
  });

  it("misses nothing and asks nothing", () => {
    expect(brief.missing).toEqual([]);
    expect(brief.ask).toEqual([]);
  });

  it("gives Today its gist in order, at most five lines", () => {
    const gist = gistOf(brief, { A: "Tobias", B: "Noor" });
    expect(gist.map(({ label }) => label)).toEqual(["Last time", "You said you would", "Since then", "The dance", "Criteria"]);
    expect(gist[2]?.text).toBe("Tobias: With the sadness and apart from it, did it; Noor: Lean in, given, no link.");
  });
});

describe("a brief after private halves", () => {
  const facts = coupleFacts({
    held: heldHours(couple1).slice(0, 5), ratings: [],
    lastWords: { closingLine: "The doorway, told alone.", whatEased: null, promise: null, nextFocus: null },
    next: { number: 6, when: "Mon 2 Nov 2026, 10:00", format: "SPLIT", oneSeat: null, place: "In the room" },
  });
  const brief = briefOf(facts);

  it("keeps everything said or seen alone on the screen", () => {
    expect(brief.lastTime.length).toBeGreaterThan(0);
    expect(brief.lastTime.filter(({ screenOnly }) => !screenOnly)).toEqual([]);
  });

  it("holds nothing of what one told about the other", () => {
    expect(JSON.stringify({ ...brief, lastTime: [] })).not.toMatch(/doorway|BLOCK/i);
    expect(brief.lastTime.map(({ text }) => text).join(" ")).not.toMatch(/block/i);
  });

  it("draws the dance of the last hour that was joint", () => {
    expect(brief.dance?.heading).toBe("Session 4, day -77");
  });

  it("and its gist shows none of it", () => {
    expect(JSON.stringify(gistOf(brief, { A: "Tobias", B: "Noor" }))).not.toContain("doorway");
  });
});

describe("what a room can see", () => {
  it("no safety strip stands on a screen while an hour is under way", () => {
    expect(briefOf(coupleFacts({ underWay: true, safetyLines: ["Something waits for your answer."] })).safety).toBeNull();
  });

  it("only a yes lets an answer be raised; no answer is never a yes", () => {
    const shares = (["YES", "ASK", "NO", null] as const).map((share) => task({ seat: "B", title: "Bids", did: "DID", reflectionId: "r", share, hard: 5 }));
    expect(briefOf(coupleFacts({ cameBack: shares })).since.map(({ mayBeRaised }) => mayBeRaised)).toEqual([true, false, false, false]);
  });

  it("a barrier that was not shared, or is the partner, is asked on screen only", () => {
    const barriers = [
      task({ seat: "B", title: "Share the ordinary day", did: "PART", reflectionId: "r1", share: "ASK", barriers: ["no time"] }),
      task({ seat: "A", title: "Body scan", did: "NOT_THIS_TIME", reflectionId: "r2", share: "YES", barriers: ["forgot", "my partner"] }),
      task({ seat: "A", title: "Body scan", did: "PART", reflectionId: "r3", share: "YES", barriers: ["forgot"] }),
    ];
    const ask = briefOf(coupleFacts({ cameBack: barriers })).ask;
    expect(ask.map(({ screenOnly }) => screenOnly)).toEqual([true, true, false]);
    expect(ask[1]?.text).toContain("Ask alone whether it felt safe.");
  });
});

describe("one client alone", () => {
  const facts = coupleFacts({
    oneClient: true, people: ["A"], names: { A: "Ruben", B: "Dana" }, held: heldHours(individual1), ratings: ratingsOf(individual1), secretsPolicy: null, cameBack: [],
    next: { number: 9, when: "Mon 23 Nov 2026, 12:00", format: "ONE", oneSeat: "A", place: "In the room" },
  });
  const brief = briefOf(facts);

  it("has no dance, and the partner is not known", () => {
    expect(brief.dance).toBeNull();
    expect(brief.criteria?.[0]?.headline).toBe("Ruben: moved once, may be noise, up; Dana: not known. In your own ratings, not blind.");
    expect(brief.criteria?.[0]?.bothSidesSoFar).toBeNull();
  });

  it("is that person's own file, so the sentence may be printed", () => {
    expect(brief.lastTime.filter(({ seat }) => seat === "A").map(({ screenOnly }) => screenOnly)).toEqual([false]);
  });
});

describe("an empty case", () => {
  const brief = briefOf(coupleFacts({ held: [], lastWords: null, ratings: [], cameBack: [], next: null, daysSinceLast: null, secretsPolicy: null, jointWorkCleared: false, beforeLink: ["Consent of Noor"] }));

  it("has empty blocks, no invented figure, and what is missing", () => {
    expect(brief).toMatchObject({ lastTime: [], since: [], dance: null, criteria: null, who: ["No time set for the next hour."], missing: ["Before the first link: Consent of Noor."] });
  });
});

describe("time and trends in words", () => {
  it("counts weeks the way people do", () => {
    expect([0, 1, 3, 7, 14, 35].map(sinceInWords)).toEqual([
      "The last hour was today", "A day since the last hour", "3 days since the last hour", "A week since the last hour", "2 weeks since the last hour", "5 weeks since the last hour",
    ]);
  });

  it("matches the trends of every demo couple", () => {
    for (const entry of demoCases.filter(({ kind }) => kind !== "INDIVIDUAL")) {
      for (const { measure, trend } of trendRows(heldHours(entry), { A: "A", B: "B" })) expect(`${measure} ${trend.label}`).toBe(`${measure} ${entry.expectedTrends?.[measure].label}`);
    }
  });

  it("says little before there is enough", () => {
    expect(danceTrend(heldHours(couple1).slice(0, 3))).toBe("Over the sessions: not enough to say (in your own notes, not blind).");
  });
});
