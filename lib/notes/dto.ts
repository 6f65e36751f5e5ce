import type { Room } from "#lib/couples/seat.ts";
import type { NoteFormat } from "./formats.ts";

/** A progress note as its page shows it. `version` 0 is a draft that was never kept. Times are instants. */
export type NoteDto = {
  id: string | null;
  sessionId: string;
  coupleId: string;
  room: Room;
  format: NoteFormat;
  state: "UNKEPT" | "DRAFT" | "SIGNED";
  body: string;
  version: number;
  signed: { at: Date; by: string } | null;
  amendments: Array<{ id: string; body: string; at: Date; by: string }>;
};

/** A process note, for its author alone. */
export type ProcessNoteDto = { id: string; body: string; sessionId: string | null; observationId: string | null; writtenAt: Date };

/** An hour whose note is still to be signed 72 hours on (rule H1). */
export type UnsignedNote = { sessionId: string; coupleId: string; startsAt: Date; hasDraft: boolean };
