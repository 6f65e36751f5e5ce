import { z } from "zod";
import { FORMATS } from "./formats.ts";
import { idText, requiredText, wholeNumber } from "#lib/platform/text.ts";

const MOST_CHARACTERS = 8_000;
const body = requiredText("Write at least one line before you keep the note.", MOST_CHARACTERS);
const version = wholeNumber(0, 1_000_000, "Open the page again: this form does not say which version it belongs to.");

const inFile = {
  sessionId: idText(),
  /** The file it lies in; the joint one unless another is named. */
  room: z.enum(["JOINT", "A", "B"]).catch("JOINT").default("JOINT"),
};

/** Which hour to draft a note for. */
export const draftNoteInput = z.strictObject(inFile);

/** A note's whole text and the version it was written on; 0 for a draft that was never kept. */
export const saveNoteInput = z.strictObject({ ...inFile, format: z.enum(FORMATS).catch("SIX_LINE").default("SIX_LINE"), version, body });

/** The same: signing keeps what stands in the field. */
export const signNoteInput = saveNoteInput;

/** Words added after signing. */
export const amendNoteInput = z.strictObject({
  ...inFile,
  body: requiredText("Write what you want to add.", MOST_CHARACTERS),
});

/** A private thought, about the case as a whole, one hour or one observation. */
export const writeProcessNoteInput = z.strictObject({
  coupleId: idText(),
  sessionId: idText().nullish(),
  observationId: idText().nullish(),
  body: requiredText("Write a line first.", MOST_CHARACTERS),
});
