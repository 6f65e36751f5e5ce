import { TextLink } from "#components/ui/button.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import type { PersonTasksDto, TaskDetailDto } from "#lib/assignments/dto.ts";
import { dayInWords, weekOf } from "#lib/platform/time.ts";
import { StatusMark } from "./status-mark.tsx";

export type HomeworkTableProps = { coupleId: string; people: readonly PersonTasksDto[] };

const SHOWN = 6;

/** The weeks, newest first, with what each had by then; older ones fold. On a phone each line carries its day. */
export function HomeworkTable({ coupleId, people }: HomeworkTableProps) {
  const weeks = [...new Set(people.flatMap(({ open, past }) => [...open, ...past]).map(({ dueOn }) => weekOf(dueOn)))].toSorted().toReversed();
  if (weeks.length === 0) return null;
  return (
    <section aria-labelledby="homework" className="mt-10">
      <h2 id="homework" className="mb-2 text-lg">Over the weeks</h2>
      <Weeks caption="What each had by which week, and where it stands" weeks={weeks.slice(0, SHOWN)} coupleId={coupleId} people={people} />
      {weeks.length > SHOWN ? (
        <Disclosure summary="Earlier weeks" className="mt-3">
          <Weeks caption="What each had in earlier weeks" weeks={weeks.slice(SHOWN)} coupleId={coupleId} people={people} />
        </Disclosure>
      ) : null}
    </section>
  );
}

function Weeks({ caption, weeks, coupleId, people }: HomeworkTableProps & { caption: string; weeks: readonly string[] }) {
  return (
    <DataTable
      caption={caption}
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
