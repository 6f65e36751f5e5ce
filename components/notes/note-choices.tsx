import { SectionNav } from "#components/ui/section-nav.tsx";
import type { Room, Seat } from "#lib/couples/seat.ts";
import type { NoteDto } from "#lib/notes/dto.ts";
import { FORMATS, formatNames } from "#lib/notes/formats.ts";

type Props = { note: NoteDto; rooms: readonly Room[]; names: Record<Seat, string> };

/** Which file's note, and, while nothing is kept, in which format. */
export function NoteChoices({ note, rooms, names }: Props) {
  const page = `/sessions/${note.sessionId}/note`;
  const addressOf = (room: Room, format: string): string => `${page}?room=${room}&format=${format}`;
  return (
    <div data-screen-only className="mb-6 space-y-3">
      {rooms.length > 1 ? (
        <SectionNav label="Whose file" items={rooms.map((room) => ({ href: addressOf(room, note.format), label: room === "JOINT" ? "Joint file" : `${names[room]}'s own file`, current: room === note.room }))} />
      ) : null}
      {note.state === "UNKEPT" ? <SectionNav label="Format" items={FORMATS.map((format) => ({ href: addressOf(note.room, format), label: formatNames[format], current: format === note.format }))} /> : null}
    </div>
  );
}
