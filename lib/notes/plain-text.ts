import type { NoteDto } from "./dto.ts";
import { noteLabels } from "./formats.ts";

/** A note for another record system: its text, who signed it, and every amendment, oldest first. */
export function noteAsText(note: Pick<NoteDto, "body" | "signed" | "amendments">, inWords: (at: Date) => string): string {
  const signed = note.signed ? [`Signed by ${note.signed.by}, ${inWords(note.signed.at)}.`] : ["Not signed."];
  const amendments = note.amendments.map(({ body, at, by }) => `Amended by ${by}, ${inWords(at)}:\n${body}`);
  return [note.body, ...signed, ...amendments].join("\n\n");
}

/** One line of a note for reading: its label where it begins with one of a format, else null. */
export type NoteLine = { label: string | null; text: string };

/** The lines of a note; text before, between or without labels stays as it is. Empty lines fall away. */
export function noteLines(body: string): NoteLine[] {
  return body.split("\n").map((line) => line.trim()).filter((line) => line !== "").map((line) => {
    const label = noteLabels.find((one) => line.startsWith(`${one}:`));
    return label ? { label, text: line.slice(label.length + 1).trim() } : { label: null, text: line };
  });
}
