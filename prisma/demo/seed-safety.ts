import type { ClinicianActor } from "#lib/platform/actor.ts";
import { readAgreements, recordAgreement } from "#lib/safety/commands/agreements.ts";
import { keepPrivateCheck } from "#lib/safety/commands/check.ts";
import { decideOpenTask } from "#lib/safety/commands/open-tasks.ts";
import { recordPrivateTalk } from "#lib/safety/commands/talk.ts";
import { answerMayRaise, recordTold } from "#lib/safety/commands/told.ts";
import { checkContent } from "#lib/safety/check.ts";
import { checkPage } from "#lib/safety/queries/check.ts";
import { holdPanel } from "#lib/safety/queries/hold.ts";
import type { DemoCase, DemoSeat, DemoSession } from "./case-data.ts";
import type { DemoDays } from "./days.ts";

type Story = { actor: ClinicianActor; days: DemoDays; data: DemoCase; coupleId: string; clientIds: Partial<Record<DemoSeat, string>> };

const calm = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [String(index + 1), index === 9 ? "YES" : "NO"]));
const TIME_OUT = { who: "Either of us, at any time", word: "Harbour", placeA: "The balcony", placeB: "The bedroom", back: "After thirty minutes, in the kitchen" };

/** The private questions as one of them answered them on that day (domain 7). */
export async function askAlone({ actor, days, clientIds }: Story, screen: DemoCase["screens"][number]): Promise<void> {
  const concern = screen.outcome === "CONCERN";
  const four = { 1: "NO", 2: "NO", 6: "NO", 10: "YES" };
  await keepPrivateCheck(actor, {
    clientId: clientIds[screen.seat], heard: "NOBODY", askedOn: days.day(screen.dayOffset), manner: screen.manner, minutes: screen.rescreen ? "12" : "24", rescreen: screen.rescreen ? "yes" : "",
    answers: concern ? { ...calm, 2: "YES" } : screen.rescreen ? four : calm, notes: concern ? { 2: "The kitchen doorway last month. She has told it before; nothing since." } : {},
  });
}

/** What followed an hour about safety: agreements with both, what Noor told alone, and what was chosen (domain 7). */
export async function afterTheHour(story: Story, session: DemoSession): Promise<void> {
  const { actor, days, data, coupleId } = story;
  if (data.kind === "INDIVIDUAL") return;
  const at = <T>(time: string, deed: () => Promise<T>) => days.at(session.dayOffset, time, deed);
  const day = days.day(session.dayOffset);
  if (session.n === (data.id === "demo-couple-1" ? 2 : 1)) await at("18:45", () => agreeOnAll(actor, coupleId, day));
  if (data.id !== "demo-couple-1") return;
  if (session.n === 5) await at("18:50", () => noorTold(story, day));
  if (session.n === 6) await at("18:50", () => askToRaise(story, day, "NOT_YET"));
  if (session.n === 7) await at("18:50", () => askToRaise(story, day, "YES"));
  if (session.n === 6 || session.n === 7) await at("18:55", () => talkWithEach(story, day));
  if (session.n === 8) await at("18:45", () => readAgreements(actor, { coupleId, readOn: day }));
}

async function agreeOnAll(actor: ClinicianActor, coupleId: string, agreedOn: string): Promise<void> {
  for (const kind of ["TIME_OUT", "NO_BLOCKING", "PRIVATE_HALVES"] as const) {
    const words = checkContent.agreements[kind]?.parts[0]?.preset ?? "";
    await recordAgreement(actor, { coupleId, kind, agreedOn, parts: kind === "TIME_OUT" ? TIME_OUT : { words } });
  }
}

async function noorTold(story: Story, toldOn: string): Promise<void> {
  const { actor, coupleId, clientIds } = story;
  const { tellable } = await checkPage(actor, coupleId, clientIds.B ?? "");
  await recordTold(actor, { clientId: clientIds.B, words: "He stood in the kitchen doorway last month and would not let me pass.", toldOn, observationId: tellable.find(({ label }) => label === "Blocks the way out")?.id });
  await askToRaise(story, toldOn, "NOT_YET");
  const panel = await holdPanel(actor, coupleId, "B");
  for (const { assignmentId } of panel?.tasks.filter(({ seat }) => seat === "A") ?? []) await decideOpenTask(actor, { assignmentId, choice: "LEAVE", words: "" });
}

async function askToRaise({ actor, coupleId, clientIds }: Story, askedOn: string, answer: "YES" | "NOT_YET"): Promise<void> {
  const told = (await checkPage(actor, coupleId, clientIds.B ?? "")).told.at(-1);
  await answerMayRaise(actor, { toldAloneId: told?.id, answer, askedOn, words: answer === "YES" ? "I want us to read the doorway rule again, both of us." : "" });
}

async function talkWithEach({ actor, clientIds }: Story, talkedOn: string): Promise<void> {
  await recordPrivateTalk(actor, { clientId: clientIds.A, talkedOn, minutes: "25", points: { fear: "None of her.", freedom: "Both go out as they like.", wish: "Wants the joint hours back." } });
  await recordPrivateTalk(actor, { clientId: clientIds.B, talkedOn, minutes: "25", points: { happened: "The doorway, once.", growing: "No.", fear: "Of the next loud evening, not of him.", freedom: "She goes where she likes.", wish: "Wants to stay, with the agreements read again." } });
}
