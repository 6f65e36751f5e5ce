import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import type { TaskDetailDto } from "#lib/assignments/dto.ts";

/** The way to the task on paper: one person's sheet on a page of its own, so that printing takes nothing else along. */
export function TaskSheet({ coupleId, task }: { coupleId: string; task: TaskDetailDto }) {
  if (!task.exercise) return null;
  return (
    <Card id="sheet" title="On paper" lead="Needs no link, no code and no consent to mail. Holds this person's words and no name.">
      <ButtonLink href={`/couples/${coupleId}/assignments/${task.id}/sheet`}>Sheet to print</ButtonLink>
    </Card>
  );
}
