import { TextLink } from "#components/ui/button.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import type { PersonTasksDto, TaskDetailDto } from "#lib/assignments/dto.ts";
import { dayInWords, weekOf } from "#lib/platform/time.ts";
import { StatusMark } from "./status-mark.tsx";

export type HomeworkTableProps = { coupleId: string; people: readonly PersonTasksDto[] };

/** The weeks, newest first, with what each had by then. A plain table; on a phone each line carries its day. */
export function HomeworkTable({ coupleId, people }: HomeworkTableProps) {
  const weeks = [...new Set(people.flatMap(({ open, past }) => [...open, ...past]).map(({ dueOn }) => weekOf(dueOn)))].toSorted().toReversed();
  if (weeks.length === 0) return null;
  return (
    <section aria-labelledby="homework" className="mt-10">
      <h2 id="homework" className="mb-2 text-lg">Over the weeks</h2>
      <DataTable
        caption="What each had by which week, and where it stands"
        hideCaption
        columns={[
          { key: "week", header: "Week of", width: "sm:w-44" },
          ...people.map(({ clientId, seat, name }) => ({ key: clientId, header: <PartnerName seat={seat}>{name}</PartnerName> })),
        ]}
        rows={weeks.map((week) => ({
          id: week,
          cells: {
            week: dayInWords(week),
            ...Object.fromEntries(people.map((person) => [person.clientId, <Cell key={person.clientId} coupleId={coupleId} tasks={[...person.open, ...person.past].filter(({ dueOn }) => weekOf(dueOn) === week)} />])),
          },
        }))}
      />
    </section>
  );
}

function Cell({ coupleId, tasks }: { coupleId: string; tasks: readonly TaskDetailDto[] }) {
  if (tasks.length === 0) return <span className="text-ink-2">Nothing given</span>;
  return (
    <ul className="space-y-2">
      {tasks.map((task) => (
        <li key={task.id}>
          <StatusMark status={task.status} />
          <span className="block">
            <TextLink href={`/couples/${coupleId}/assignments/${task.id}`}>{task.title}</TextLink>
            <span className="text-sm text-ink-2">, by {dayInWords(task.dueOn)}{task.cameBack ? `, ${task.cameBack.count} of ${task.cameBack.of} forms back` : ""}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
