/** What a client reads beside a field that could not be kept (English; ux E). One sentence each, never glued. */
export const answerMessages = {
  did: "Choose one. Not this time is fine too.",
  share: "Choose one, so your words stay where you want them.",
  unknownOption: "Choose from the list.",
  onlyOne: "Choose just one.",
  scale: "Choose a whole number from 0 to 10.",
  number: "Write a whole number.",
  numberRange: (min: number, max: number) => `Write a whole number from ${min} to ${max}.`,
  date: "Write a real date, like 2026-03-14.",
  futureDate: "Choose today or a day before.",
  time: "Write a time, like 18:30.",
  tooLong: (limit: number) => `Keep this to ${limit} characters.`,
  unreadable: "This holds a sign we can't store. Please type it again.",
} as const;
