/** What set a run of moves off (domain 2.4, "Trigger list"). */
export const triggerWords = {
  TIME_APART: "Time apart or leaving",
  MESSAGE: "Late or unanswered message",
  PHONE_OR_WORK: "Phone or work",
  TONE_OR_LOOK: "Tone or look",
  CRITICISM: "Criticism",
  REQUEST: "Request for change",
  CLOSENESS: "Praise or closeness",
  SEX_OR_TOUCH: "Sex or touch",
  MONEY: "Money",
  CHORES: "Chores",
  PARENTING: "Parenting",
  FAMILY: "Family",
  FRIENDS: "Friends or jealousy",
  PAST_INJURY: "Past injury",
  ILLNESS: "Illness or tiredness",
  ENDING: "Talk of ending",
  THERAPIST_QUESTION: "Therapist's question",
  OTHER: "Other",
  UNKNOWN: "Unknown",
} as const;

export type Trigger = keyof typeof triggerWords;

/** Length of a reported run, or time until both felt all right (domain 2.4). */
export const lengthWords = {
  UNDER_10_MIN: "Under 10 minutes",
  MIN_10_TO_60: "10 to 60 minutes",
  HOURS_1_TO_24: "1 to 24 hours",
  MORE_THAN_A_DAY: "More than a day",
} as const;

export type LengthBand = keyof typeof lengthWords;

/** What eased a run of moves (domain 2.4). A and B stand for the two names. */
export const easedWords = {
  A_SOFTENED: "A softened",
  B_SOFTENED: "B softened",
  BOTH: "Both softened",
  AGREED_PAUSE: "An agreed pause",
  THERAPIST: "The therapist",
  SOMEONE_OUTSIDE: "Someone outside",
  TOPIC_DROPPED: "The topic was dropped",
  ONE_LEFT: "One left",
  NOT_EASED: "It did not ease",
} as const;

export type EasedBy = keyof typeof easedWords;

export const takenWords = { YES: "Taken up", PARTLY: "Partly taken up", NO: "Not taken up" } as const;

export type RepairBy = "NONE" | "A" | "B" | "BOTH";
export type RepairTaken = keyof typeof takenWords;
export type Substances = "YES" | "NO" | "UNKNOWN";

/** What eased it, with the two names: "Noor softened". */
export function easedText(eased: EasedBy, names: Readonly<Record<"A" | "B", string>>): string {
  if (eased === "A_SOFTENED") return `${names.A} softened`;
  if (eased === "B_SOFTENED") return `${names.B} softened`;
  return easedWords[eased];
}

/** Who tried to repair, with the two names. */
export function repairText(by: RepairBy, names: Readonly<Record<"A" | "B", string>>): string {
  if (by === "NONE") return "Nobody tried to repair";
  return by === "BOTH" ? "Both tried to repair" : `${names[by]} tried to repair`;
}

/** An episode of which nothing is described yet. */
export const blankEpisode = {
  trigger: null, startMinute: null, endMinute: null, lengthBand: null, easedBy: null, repairBy: null, repairTaken: null, settledAfter: null,
  othersPresent: null, substances: null, version: 0,
} as const;

/**
 * Counts the runs of one room from 1 for a page, by their stored numbers: a gap would tell that something lies in
 * another room. Safety moves are left out by the caller for the same reason.
 */
export function episodeRanks(moves: readonly { episode: number }[]): Map<number, number> {
  const numbers = [...new Set(moves.map(({ episode }) => episode))].toSorted((one, next) => one - next);
  return new Map(numbers.map((number, index) => [number, index + 1]));
}
