import { z } from "zod";
import { idText, oneOf, optionalText, requiredText, tick } from "#lib/platform/text.ts";
import { dayText } from "#lib/platform/time.ts";

/** That a reflection was read and what was done about it. */
export const reviewReflectionInput = z.strictObject({ reflectionId: idText(), done: optionalText(600) });

/** A clinician's answer to the marks of one reflection (domain 6.5, handling). */
export const clearMarksInput = z.strictObject({
  reflectionId: idText(),
  kind: oneOf(["CONTACTED", "NOT_RISK", "KNOWN_PLAN", "HANDED_OVER"], "Choose what was done about it."),
  reason: requiredText("Say in a few words what was done, or why it is no risk.", 600),
});

/** What a client answered on the card their words brought up. */
export const replyToMarkInput = z.object({
  reply: oneOf(["SAFE", "NOT_SURE", "NOT_SAFE", "LONG_AGO", "NOT_LONG_AGO", "NOT_MEANT"], "Choose one of the answers on this page."),
});

/** That somebody else may have written a reflection, or that it is taken back. */
export const doubtAuthorInput = z.strictObject({ reflectionId: idText(), doubted: oneOf(["yes", "no"], "Choose one.") });

/** Which part of the inbox is shown; anything else is what waits. */
export const inboxInput = z.object({ show: z.enum(["open", "reviewed"]).catch("open") });

/** What stands on a sheet of paper: whose task, the day it was written, the answers by field. */
export const enterFromPaperInput = z.strictObject({
  assignmentId: idText(),
  writtenOn: dayText("Choose the day on which it was written."),
  answers: z.record(z.string(), z.unknown()),
});

/** One answer, opened for both in the room. `bothAgreed` is each one's yes, said then. */
export const openInSharedInput = z.strictObject({
  sessionId: idText(), reflectionId: idText(), fieldId: z.string().max(40),
  bothAgreed: tick(),
});

export const closeSharedInput = z.strictObject({ openingId: idText() });
