import { checkContent } from "./check.ts";
import { concernsOf, itemsLeft, ownPathAnswer, proposedTier, screenContent, sendsNothing, type AnsweredScreen } from "./screen.ts";

/**
 * What a screen lacks before it can be kept, as sentences by field; null when nothing does. Skipping is "rather not
 * say"; a person who stops is kept as stopped, which is not on file.
 */
export function refusedAnswers(rescreen: boolean, screen: AnsweredScreen): Record<string, string> | null {
  const left = screen.stopped ? [] : itemsLeft(rescreen, screen.answers);
  if (left.length === 0) return null;
  const follow = rescreen && concernsOf(screen.answers).length > 0 && left.every((n) => !screenContent.rescreen.includes(n));
  const sentence = follow ? "One answer is a concern, so this one follows. 'Rather not say' is an answer." : "Choose an answer. 'Rather not say' is one.";
  return Object.fromEntries(left.map((n) => [`answers.${n}`, sentence]));
}

/** The things a person told in a screen, each in a line of its own: "May I raise this?" is asked of each. */
export function toldOf(screen: AnsweredScreen): string[] {
  const told = concernsOf(screen.answers).filter(({ n }) => screen.answers[n] !== "RATHER_NOT_SAY");
  const own = screen.ownThoughts === "YES" ? ["Thoughts of dying or of hurting themself."] : [];
  return [...told.map(({ n, text }) => `${text} ${screen.answers[n] === "NO" ? "No." : "Yes."}${screen.notes[n] ? ` ${screen.notes[n]}` : ""}`), ...own];
}

const tierSays = {
  S2: "The answers propose S2: a private check with each. You set the tier.",
  S3: "The answers propose S3: stop. Follow the protocol. You set the tier.",
} as const;

/** What the therapist reads after a screen was kept. Nothing of it reaches anybody else. */
export function saidOf(screen: AnsweredScreen, { name, separated }: { name: string; separated: boolean }): string {
  const tier = proposedTier(screen.answers);
  const nine = concernsOf(screen.answers).some(({ n }) => n === 9);
  return [
    screen.stopped ? `Kept in ${name}'s own file. It was stopped before the end, so it is not on file as asked.` : `Kept in ${name}'s own file.`,
    separated ? `The two are no longer a couple here: this opens and holds nothing for the other, and stays ${name}'s own.` : null,
    tier ? tierSays[tier] : null,
    ownPathAnswer(screen) ? `${name} has a path of their own: make a safety plan together. Messages and tasks go on.` : null,
    sendsNothing(screen.answers) ? `Nothing is sent to ${name} from now on. Change it under "How to reach" once you know what is safe.` : null,
    nine ? checkContent.childLine : null,
  ].filter((line) => line !== null).join(" ");
}
