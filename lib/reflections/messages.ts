/**
 * The words around the cards that a mark brings up, in English (decision 22); the cards' own sentences
 * stand with the other client wording. Nothing here names violence or what was found. Needs clinical review.
 */
export const card = {
  heading: "Before you go on",
  calls: "You can call",
  safety: "Help, and ways to stay private",
  calm: "Ways to calm down",
  until: "Until then: {cover}.",
  numbersBelow: "the numbers on this page",
  localNumber: "your local emergency number",
  noted: "Thank you. That is noted.",
  afterSending: "You can say more about this after you send.",
  replies: {
    SAFE: "Yes, I am safe today",
    NOT_SURE: "Not sure",
    NOT_SAFE: "No",
    LONG_AGO: "Yes, long ago",
    NOT_LONG_AGO: "No",
    NOT_MEANT: "That's not what I meant",
  },
} as const;
