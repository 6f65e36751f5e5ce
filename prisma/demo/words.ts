import { findExercise } from "#lib/exercises/exercise.ts";

// Needs clinical review: reasons and plans of the fictional cases.
const REASONS: Record<string, string> = {
  "EX.BODY_SCAN": "I want to know I am upset before I am loud.",
  "EX.MOVE": "When I get stuck I would like to get unstuck and stay.",
  "EX.NAME_INSIDE": "I want to say a little of what is inside.",
  "EX.LOOP_MAP": "I want to see what each of us does when it gets hard.",
  "EX.BLAME_CHECK": "I take things on too fast. I want to check what is mine.",
  "EX.SAFE_SPACE": "I want a place inside where I can come back to.",
  "EX.HOME_BASE": "I want a steady place to start from.",
  "EX.SWITCH_ASK": "I want to ask once and then make room.",
  "EX.BIDS": "I want to notice when someone reaches out.",
  "EX.SHARE_DAY": "I want to share an ordinary bit of my day.",
  "EX.WIDEN": "I want more in my week than us.",
  "EX.WARM_EYES": "I want to be as kind to me as to the children at school.",
  "EX.FIRST_STEP": "I do not want to wait for the other to go first.",
  "EX.ASK_HELP": "I want to ask before it is too much.",
  "EX.MEET_CHILD": "I want to know the young one who gets so scared.",
  "EX.LEAN_IN": "I want to stay one breath longer.",
  "EX.WITH_APART": "I want to be with the sadness and not be all of it.",
  "EX.SPARK": "I want us to have one live moment.",
  "EX.STAYING_FOR": "I want to know what I stay for.",
  "EX.GRIEVE": "There is something I hoped for that I may have to let go.",
  "EX.CHANGE_ASK": "I want to ask for one thing and hear the answer.",
};

/** The reason a fictional client gave, in their own words; the client title where none is written. */
export function reasonOf(exercise: string): string {
  return REASONS[exercise] ?? findExercise(exercise)?.clientTitle ?? "";
}

/** A when-and-where plan in the form "When ___, I will ___". */
export function planOf(exercise: string): string {
  return exercise === "EX.BIDS" || exercise === "EX.SHARE_DAY" ? "When we have tea at nine, I will try it once." : "When I have put my keys down at home, I will take five minutes.";
}
