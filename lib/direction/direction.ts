import content from "./content/direction.json" with { type: "json" };

export const GOALS = ["IMPROVE", "CLARIFY", "NOT_SURE", "PART_WELL"] as const;
export type Goal = (typeof GOALS)[number];

/** What one person wants from this, as the therapist asks it (domain 4.8). */
export const goalWords: Readonly<Record<Goal, string>> = { IMPROVE: "Improve", CLARIFY: "Clarify", NOT_SURE: "Not sure", PART_WELL: "Part well" };

export const PATHS = ["LEAVE_AS_IT_IS", "PART", "FULL_EFFORT"] as const;
export type Path = (typeof PATHS)[number];

/** The three paths, after Doherty (domain 4.8, step 1). None stands above another. */
export const pathWords: Readonly<Record<Path, string>> = {
  LEAVE_AS_IT_IS: "Leave things as they are for now", PART: "Part", FULL_EFFORT: "A set time of full effort, with ending off the table",
};

export const ENDINGS = ["WITHOUT_THERAPY", "PARTING", "PAUSE", "OTHER"] as const;
export type EndingKind = (typeof ENDINGS)[number];

/** Four ways for the joint work to end (ux T18), equal in weight. */
export const endingWords: Readonly<Record<EndingKind, string>> = {
  WITHOUT_THERAPY: "Continue without therapy", PARTING: "Part ways", PAUSE: "Pause", OTHER: "Other",
};

export const MARK_ANSWERS = ["NOT_YET", "PARTLY", "YES"] as const;
export type MarkAnswer = (typeof MARK_ANSWERS)[number];
export const markAnswerWords: Readonly<Record<MarkAnswer, string>> = { NOT_YET: "not yet", PARTLY: "partly", YES: "yes" };

export const CLOSURE_MARKS = ["direction", "body", "story", "closure", "forward"] as const;
export type ClosureMark = (typeof CLOSURE_MARKS)[number];
export type Marks = Readonly<Partial<Record<ClosureMark, MarkAnswer>>>;

/** The five marks, for going on as well as for parting (domain 4.8). */
export const closureMarkWords: Readonly<Record<ClosureMark, string>> = {
  direction: "The direction feels healthy for me", body: "My body is all right with it", story: "The story makes sense",
  closure: "I have the closure I need", forward: "I know my next kind step for me and for them",
};

/** The steps from 0 to 4 and the practical list of parting with care (domain 4.8). */
export const { steps, practical } = content;

/** What the therapist's view of the private list always says (domain 4.7). */
export const NO_FINDINGS = "These are questions, not findings.";

/** Six to twelve weeks after an ending (domain 4.8, step 4), in days. */
export const FOLLOW_UP_DAYS = { from: 42, to: 84 } as const;

const answerOf: Readonly<Record<string, MarkAnswer>> = { "not yet": "NOT_YET", partly: "PARTLY", yes: "YES" };

/**
 * The marks a sent closing form holds: story, closure and next step as they were chosen. The body's scale from 0 to 10
 * is no mark and stays in the form; the direction is asked in person. Null where none was answered.
 */
export function marksOfForm(answers: Readonly<Record<string, unknown>>): Marks | null {
  const marks: Partial<Record<ClosureMark, MarkAnswer>> = {};
  for (const key of ["story", "closure", "forward"] as const) {
    const given = answers[key];
    const mark = typeof given === "string" ? answerOf[given] : undefined;
    if (mark) marks[key] = mark;
  }
  return Object.keys(marks).length === 0 ? null : marks;
}

type Step = { clientId: string | null; step: number; path: Path | null };

/**
 * Why what grows the bond rests, or null (domain 4.8, rule D3): "waiting" while the newest joint step is the second, "parting"
 * once the newest path of everybody is to part. Steps newest first.
 */
export function bondRests(steps: readonly Step[], clientIds: readonly string[]): "waiting" | "parting" | null {
  if (clientIds.length < 2) return null;
  const newestPath = (clientId: string): Path | null => steps.find((row) => row.path !== null && (row.clientId === clientId || row.clientId === null))?.path ?? null;
  if (clientIds.every((clientId) => newestPath(clientId) === "PART")) return "parting";
  return steps.find(({ clientId }) => clientId === null)?.step === 2 ? "waiting" : null;
}

/** From which hour on a missing goal is asked for (rule M6). */
export const GOAL_ASKED_FROM = 3;

/** Who was not asked yet what they want, from the third hour on (rule M6); names in the order of the seats. */
export function goalsMissing(people: readonly { id: string; name: string }[], known: ReadonlySet<string>, hoursHeld: number): string[] {
  return hoursHeld < GOAL_ASKED_FROM ? [] : people.filter(({ id }) => !known.has(id)).map(({ name }) => name);
}
