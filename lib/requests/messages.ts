/**
 * Every word of the pages that open by link, in English (decision 22). Whole sentences only;
 * what differs comes in by name. Before the code nothing here may tell what the page is for.
 */

type Therapist = { therapist: string };

/** On every page, in this order: the way out, the limits, the help lines. */
export const frame = {
  title: "Notes",
  errorTitle: "Error: Notes",
  skip: "Skip to the page",
  leave: "Leave this page",
  limits: "This page is not read right away. If you or someone else is in danger now, call your local emergency number.",
  helpHeading: "Help lines",
  safety: "Safety and privacy",
  exit: "'Leave this page' opens a weather site. It does not clear your browser history.",
  exitKeys: "You can also press Shift three times.",
  device: "Can somebody else open this phone or mailbox? Then ask for paper, or write when you meet.",
  moreHelp: "If you feel unsafe with someone at home, these lines can help:",
} as const;

/** Before the code: one field and the way out. Nothing else is said. */
export const code = {
  heading: "Notes",
  label: "Your code",
  hint: "Six numbers.",
  go: "Continue",
  shape: "Type the six numbers of your code.",
  wrong: ({ left }: { left: number }) =>
    left === 1 ? "That code did not fit. You can try one more time." : `That code did not fit. You can try ${left} more times.`,
  dead: "This link is not open. Ask the person who sent it for a new one.",
  closed: "This page is closed. To go on, open your link again and type your code.",
  again: "This page closed after a quiet time. Your words are still here. Type your code to go on.",
  foreign: "This did not come from the page you had open. Open your link again.",
  tooLong: "This is too long to send in one go. Go back and make it shorter.",
  fault: "Something went wrong on our side. Wait a minute, then try again.",
} as const;

/** After the code: what to try. */
export const task = {
  from: ({ therapist }: Therapist) => `${therapist} asked you to try this.`,
  until: ({ day }: { day: string }) => `You can come back with the same link until ${day}.`,
  why: "Why this",
  steps: "What to try",
  small: "Short on time?",
  plan: "Your plan",
  obstacle: "What may get in the way",
  care: "Good to know",
  write: "Write how it went",
  notNow: "Not this time",
} as const;

/** The form. */
export const form = {
  heading: "How it went",
  questions: ({ count }: { count: number }) => `There are ${count} short questions. You can skip any that say so.`,
  reads: ({ readers }: { readers: string }) => `Only ${readers} can read this.`,
  wall: ({ therapist }: Therapist) => `Your partner can't see it here. At the end you choose if ${therapist} may bring it up.`,
  back: "Read the task again",
  skip: "You can skip this.",
  more: "Add more",
  moreHint: "All of this can be left blank.",
  upTo: ({ max }: { max: number }) => `Up to ${max} letters.`,
  places: "Where in your body?",
  sensations: "What did you notice?",
  send: ({ therapist }: Therapist) => `Send to ${therapist}`,
  save: "Save for later",
  savedJustNow: "Saved.",
  notSavedYet: "Not saved yet. Keep this page open.",
  notSentYet: "Not sent yet. Keep this page open and we will try again.",
  problem: "There is a problem",
  fault: "Not sent yet. Something went wrong on our side. Your words are still here. Try again in a minute.",
  saved: ({ day }: { day: string }) => `Saved, not sent. Come back with your link and your code until ${day}.`,
  savedHere: "Saved, not sent. Give the device back now.",
} as const;

/** "Not this time", in two taps. */
export const notNow = {
  heading: "Not this time",
  fine: "That is fine. You do not have to say why.",
  send: ({ therapist }: Therapist) => `Tell ${therapist} 'Not this time'`,
  back: "Go back",
} as const;

/** After sending: thanks, and when it is read. Nothing of what was written. */
export const sent = {
  heading: "Sent. Thank you.",
  reads: ({ therapist, hours }: Therapist & { hours: string }) => `${therapist} reads on ${hours}. You can close this page.`,
  giveBack: "Give the device back",
  calmHeading: "If it feels like a lot right now",
  calmSteps: [
    "Put both feet on the floor.",
    "Breathe out slowly three times.",
    "Name five things you can see.",
    "Drink some water.",
    "Call someone you trust, or one of the numbers below.",
  ],
} as const;

/** The catalogue of one language. A translation has the same shape. */
export const messages = { frame, code, task, form, notNow, sent } as const;

/** What a mailbox may show. Nothing here tells what the link is for, or that anybody else is meant. */
export const mail = {
  fromSubject: ({ sender }: { sender: string }) => `A note from ${sender}`,
  weekdaySubject: ({ weekday }: { weekday: string }) => `Your ${weekday} note`,
  invitation: ({ sender }: { sender: string }) => `${sender} left you a note. You need your code to open it.`,
  reminder: ({ sender }: { sender: string }) => `The note from ${sender} is still open. You need your code to open it.`,
  notForYou: "Not for you? Ignore this.",
  clinicianSubject: "Something waits for you",
  clinician: "Something came in that is best read soon. Sign in to see it.",
} as const;

/** Why a message did not go out, for the therapist, by the reason that is stored. */
export const notSent: Readonly<Record<string, string>> = {
  "no-consent": "No consent is in force.",
  "no-address": "This person is not reached by e-mail now.",
  "shared-address": "Both partners have this address.",
  "other-way-wished": "This person asked to be reached in another way.",
  "no-reminders": "This person wants no reminders.",
  "no-server": "No mail server is set up here.",
  rejected: "The mail server refused this address for good. Check it.",
  "read-already": "It was read before.",
  "taken-back": "It was taken back.",
  SENT: "It had come back already.",
};
