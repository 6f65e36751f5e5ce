import { DataTable } from "#components/ui/data-table.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { SessionDto } from "#lib/sessions/dto.ts";
import { formatOf, stateOf, whenOf } from "./session-words.ts";

/** The hours of one case. */
export function SessionTable({ caption, sessions }: { caption: string; sessions: readonly SessionDto[] }) {
  return (
    <DataTable
      caption={caption}
      columns={[{ key: "session", header: "Session", width: "w-1/6" }, { key: "when", header: "When", width: "w-2/5" }, { key: "who", header: "Who" }, { key: "state", header: "State", width: "w-1/6" }]}
      rows={sessions.map((session) => ({
        id: session.id,
        cells: {
          session: <TextLink href={`/sessions/${session.id}`}>Session {session.number}</TextLink>,
          when: whenOf(session),
          who: formatOf(session),
          state: <Tag tone={session.noteSigned ? "ok" : "plain"}>{stateOf(session)}</Tag>,
        },
      }))}
    />
  );
}
