/** What a couple decided for an hour to which only one can come (domain 6.2). */
export type AloneRule = "MOVE" | "SEE_ONE_PRIVATE" | "SEE_ONE_JOINT";

/** The three rules as a therapist says them. */
export const aloneRuleWords: Readonly<Record<AloneRule, string>> = {
  MOVE: "Move the hour",
  SEE_ONE_PRIVATE: "See the one; what is said stays with that person",
  SEE_ONE_JOINT: "See the one, with nothing kept from the other",
};
