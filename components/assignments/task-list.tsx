import type { ReactNode } from "react";
import { TextLink } from "#components/ui/button.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { PersonTasksDto, TaskDetailDto } from "#lib/assignments/dto.ts";
import { statusInWords, statusPrompt } from "#lib/assignments/status.ts";
import { dayInWords } from "#lib/platform/time.ts";

/** One person's tasks: what is open, what is past. Words and dates, no counts of misses. */
export function PersonTasks({ coupleId, person, children }: { coupleId: string; person: PersonTasksDto; children?: ReactNode }) {
  return (
    <section aria-labelledby={`tasks-${person.seat}`} className="min-w-0 rounded-lg border border-line bg-surface p-4 sm:p-6">
      <h2 id={`tasks-${person.seat}`} className="text-lg">
        <PartnerName seat={person.seat}>{person.name}</PartnerName>
      </h2>
      <h3 className="mt-4 font-semibold">Open</h3>
      <Tasks coupleId={coupleId} tasks={person.open} empty="Nothing is open." />
      <h3 className="mt-6 font-semibold">Past</h3>
      <Tasks coupleId={coupleId} tasks={person.past} empty="Nothing yet." />
      {children ? <div className="mt-6 border-t border-line pt-4">{children}</div> : null}
    </section>
  );
}

function Tasks({ coupleId, tasks, empty }: { coupleId: string; tasks: TaskDetailDto[]; empty: string }) {
  if (tasks.length === 0) return <p className="mt-1 text-ink-2">{empty}</p>;
  return (
    <ul className="mt-1 divide-y divide-line">
      {tasks.map((task) => (
        <li key={task.id} className="py-3">
          <div className="flex items-baseline justify-between gap-x-4">
            <TextLink href={`/couples/${coupleId}/assignments/${task.id}`}>{task.title}</TextLink>
            <span className="flex-none"><TaskStatusTag task={task} /></span>
          </div>
          <p className="text-sm text-ink-2">
            By {dayInWords(task.dueOn)}
            {task.size === "TWO_MINUTE" ? ", two-minute version" : ""}
            {task.reflectionId ? <> · <TextLink href={`/reflections/${task.reflectionId}`}>{task.reviewed ? "Read it again" : "Read what came back"}</TextLink></> : null}
          </p>
          {statusPrompt(task.status) ? <p className="mt-1 text-sm">{statusPrompt(task.status)}</p> : null}
        </li>
      ))}
    </ul>
  );
}

/** A task's status in words. */
export function TaskStatusTag({ task }: { task: Pick<TaskDetailDto, "status"> }) {
  return <Tag tone={task.status === "locked" ? "wait" : "plain"}>{statusInWords(task.status)}</Tag>;
}
