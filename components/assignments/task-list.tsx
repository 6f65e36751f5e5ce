import type { ReactNode } from "react";
import { TextLink } from "#components/ui/button.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import type { PersonTasksDto, TaskDetailDto } from "#lib/assignments/dto.ts";
import { statusPrompt } from "#lib/assignments/status.ts";
import { dayInWords } from "#lib/platform/time.ts";
import { StatusMark } from "./status-mark.tsx";
import { howItGoes } from "./task-words.ts";

/** What one person has at hand: words and dates, no counts of misses. */
export function PersonTasks({ coupleId, person, children }: { coupleId: string; person: PersonTasksDto; children?: ReactNode }) {
  return (
    <section aria-labelledby={`tasks-${person.seat}`} className="min-w-0 rounded-lg border border-line bg-surface p-4 sm:p-6">
      <h2 id={`tasks-${person.seat}`} className="text-lg">
        <PartnerName seat={person.seat}>{person.name}</PartnerName>
      </h2>
      {person.open.length === 0 ? <p className="mt-2 text-ink-2">Nothing is open.</p> : (
        <ul className="mt-1 divide-y divide-line">
          {person.open.map((task) => (
            <OpenTask key={task.id} coupleId={coupleId} task={task} />
          ))}
        </ul>
      )}
      {children ? <div className="mt-6 border-t border-line pt-4">{children}</div> : null}
    </section>
  );
}

function OpenTask({ coupleId, task }: { coupleId: string; task: TaskDetailDto }) {
  const prompt = statusPrompt(task.status);
  return (
    <li className="py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <TextLink href={`/couples/${coupleId}/assignments/${task.id}`} className="font-semibold">{task.title}</TextLink>
        <StatusMark status={task.status} />
      </div>
      <p className="text-sm text-ink-2">By {dayInWords(task.dueOn)}. {howItGoes(task)}.</p>
      {task.cameBack || task.nextFormOn ? <p className="text-sm text-ink-2">{seriesWords(task)}</p> : null}
      {task.reflectionId ? <p className="text-sm"><TextLink href={`/reflections/${task.reflectionId}`}>{task.reviewed ? "Read it again" : "Read what came back"}</TextLink></p> : null}
      {prompt ? <p className="mt-1 text-sm">{prompt}</p> : null}
    </li>
  );
}

/** Of a repeated task: what came back so far, and when the next form opens. */
export function seriesWords({ cameBack, nextFormOn }: Pick<TaskDetailDto, "cameBack" | "nextFormOn">): string {
  const back = cameBack ? `${cameBack.count} of ${cameBack.of} forms came back.` : "";
  return [back, nextFormOn ? `The next form opens on ${dayInWords(nextFormOn)}.` : ""].filter(Boolean).join(" ");
}
