/**
 * Every word of the pages that open by link, in English (decision 22). Whole sentences only;
 * what differs comes in by name. Before the code nothing here may tell what the page is for.
 */

type Therapist = { therapist: string };

/** On every page, in this order: the way out, the limits, the help lines, what a person may change. */
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
  choices: "Your choices",
} as const;

/** Before the code: one field and the way out. Nothing else is said. */
export const code = {
  heading: "Notes",
  label: "Your code",
  hint: "Six numbers.",
  show: "Show",
  hide: "Hide",
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
  length: ({ count, minutes }: { count: number; minutes: number }) => {
    if (count === 1) return "At the end there is one short question. It takes about a minute.";
    return minutes <= 1 ? `At the end there are ${count} short questions. They take about a minute.` : `At the end there are ${count} short questions. They take about ${minutes} minutes.`;
  },
  until: ({ day }: { day: string }) => `You can come back with the same link until ${day}.`,
  steps: "What to try",
  read: "What it says",
  fromRead: ({ therapist }: Therapist) => `${therapist} asks you to read this.`,
  answer: "Give your answer",
  small: "Short on time?",
  plan: "Your plan",
  obstacle: ({ obstacle }: { obstacle: string }) => `What may get in the way: ${obstacle}`,
  care: "Good to know",
  seen: "Who sees what you write",
  write: "Write how it went",
  goOn: "Go on writing",
  notNow: "Not this time",
} as const;

/** Who reads, and when. */
export const reading = {
  only: ({ readers }: { readers: string }) => `Only ${readers} can read this.`,
  cover: ({ therapist, cover }: Therapist & { cover: string }) => `${cover} reads it when ${therapist} is away.`,
  wall: ({ therapist }: Therapist) => `Your partner can't see it here. At the end you choose if ${therapist} may bring it up.`,
  wallOnly: "Your partner can't see it here.",
  next: ({ therapist, day, time }: Therapist & { day: string; time: string }) => `${therapist} reads on ${day} at ${time}.`,
  nextCover: ({ cover, day, time }: { cover: string; day: string; time: string }) => `${cover} reads on ${day} at ${time}.`,
  hours: ({ therapist, hours }: Therapist & { hours: string }) => `${therapist} reads on ${hours}.`,
  away: ({ therapist, day }: Therapist & { day: string }) => `${therapist} is away until ${day}.`,
} as const;

/** The form. */
export const form = {
  heading: "How it went",
  parts: { all: "How it went", did: "What you did", how: "How it was", share: "Who may hear it" },
  step: ({ number, count }: { number: number; count: number }) => `Page ${number} of ${count}`,
  questions: ({ count }: { count: number }) =>
    count === 1 ? "There is one short question." : `There are ${count} short questions. You can skip any that say so.`,
  back: "Read the task again",
  skip: "You can skip this.",
  more: "Add more",
  moreHint: "All of this can be left blank.",
  upTo: ({ max }: { max: number }) => `Up to ${max} letters.`,
  left: "You have {n} letters left.",
  over: "This is {n} letters too long.",
  places: "Where in your body?",
  sensations: "What did you notice?",
  send: ({ therapist }: Therapist) => `Send to ${therapist}`,
  goOn: "Continue",
  stepBack: "Back",
  save: "Save for later",
  savedJustNow: "Saved.",
  notSavedYet: "Not saved yet. Keep this page open. We will try again.",
  notSentYet: "Not sent yet. Keep this page open and we will try again.",
  sending: "Sending.",
  problem: "There is a problem",
  fault: "Not sent yet. Something went wrong on our side. Your words are still here. Try again in a minute.",
  tryAgain: "Try again",
  unknown: "Some of this did not come from our page. It was not sent. Your words are kept. Look at them and send again.",
  changed: "You also wrote on another page or device. Nothing is lost.",
  look: "Look at both",
  saved: ({ day }: { day: string }) => `Saved, not sent. Come back with your link and your code until ${day}.`,
  savedHere: "Saved, not sent. Give the device back now.",
} as const;

/** Before sending, when the questions stood on several pages. */
export const check = {
  heading: "Check what you wrote",
  lead: "Nothing is sent yet.",
  change: "Change",
  changeWhat: ({ label }: { label: string }) => `Change: ${label}`,
  blank: "Left blank",
} as const;

/** Two pages wrote at the same time: both texts, and a choice. */
export const merge = {
  heading: "You wrote in two places",
  lead: "You wrote on two pages or devices. Here are both. Choose what to keep.",
  kept: "Keep the first",
  other: "Keep the second",
  both: "Keep both",
  choose: "Choose what to keep.",
  changed: "More came in while you looked. Here it is now.",
  go: "Keep and go on",
} as const;

/** The link closed while somebody was typing. */
export const closed = {
  heading: "This link is not open any more",
  kept: "What you wrote is still here. You can copy it.",
  notSent: "It was not sent. Ask the person who sent the link for a new one.",
  words: "What you wrote",
} as const;

/** "Not this time", in two taps. */
export const notNow = {
  heading: "Not this time",
  fine: "That is fine. You do not have to say why.",
  more: "Say what got in the way",
  send: ({ therapist }: Therapist) => `Tell ${therapist} 'Not this time'`,
  back: "Go back",
} as const;

/** Safety and privacy: a page of its own after the code. */
export const safety = {
  heading: "Safety and privacy",
  leaveHeading: "Leave fast",
  history: "Your browser keeps a list of the pages you open. This one stands there as 'Notes'. You can take it off that list.",
  historyHeading: "What stays on this device",
  nothingKept: "What you write is not kept on this device. It waits on our side, behind your code.",
  privateHeading: "Use a private window",
  privateWindow: "A private window keeps no list. Look for 'private' or 'incognito' in the menu of your browser.",
  deviceHeading: "Who else can open this phone or mailbox?",
  device: "If somebody else can, ask for paper, or write when you meet.",
  helpHeading: "Who can help",
  kinds: {
    emergency: "In danger now",
    suicide: "When it all feels too much",
    "partner violence": "If you feel unsafe with someone at home",
    child: "If you worry about a child",
  },
} as const;

/** Stop reminders, and let them come again: one tap here, one to say so. */
export const reminders = {
  link: "Stop reminders",
  heading: "Stop reminders",
  lead: "You get no more reminders. You can still open your link.",
  go: "Stop reminders",
  resumeLink: "Start reminders again",
  resumeLead: "Reminders are off. You can let them come again.",
  stopped: "Reminders are off.",
  resumed: "Reminders are on.",
} as const;

/** How a person is reached. No address is taken here. */
export const reach = {
  link: "Change how I am reached",
  heading: "Change how I am reached",
  lead: ({ therapist }: Therapist) => `${therapist} will ask you about this when you two are alone.`,
  label: "How do you want to be reached?",
  channels: { NONE: "Send me nothing", HAND_OVER: "Only when we meet", EMAIL: "By e-mail" },
  hint: "If you choose one of the first two, messages stop right away.",
  choose: "Choose one.",
  go: "Save this",
  doneQuiet: "Saved. Messages to you have stopped.",
  done: ({ therapist }: Therapist) => `Saved. ${therapist} will ask you about your address.`,
} as const;

/** Consent is taken back as easily as it was given. */
export const consent = {
  link: "Take back my consent",
  heading: "Take back your consent",
  lead: "All your links close. What you did not send is deleted.",
  stays: ({ therapist }: Therapist) => `What you sent before stays with ${therapist}. You can ask about it.`,
  go: "Take back my consent",
  done: "Your consent is taken back. Your links are closed.",
} as const;

/** After sending: thanks, and when it is read. Nothing of what was written. */
export const sent = {
  heading: "Sent. Thank you.",
  close: "You can close this page.",
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
export const messages = { frame, code, task, reading, form, check, merge, closed, notNow, safety, reminders, reach, consent, sent } as const;

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
  "rest-week": "That week held private halves. Tasks between the two rest then, for both.",
  "no-server": "No mail server is set up here.",
  rejected: "The mail server refused this address for good. Check it.",
  "read-already": "It was read before.",
  "taken-back": "It was taken back.",
  "missed-in-rest": "It came due while the task rested.",
  paused: "The task rests. It goes out when the task goes on.",
  SENT: "It had come back already.",
};
