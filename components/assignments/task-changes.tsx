import { ActionForm } from "#components/ui/action-form.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { pauseAssignmentAction, resumeAssignmentAction, shrinkAssignmentAction, withdrawAssignmentAction } from "#lib/assignments/actions.ts";
import type { TaskDetailDto } from "#lib/assignments/dto.ts";

type Action = typeof pauseAssignmentAction;

/** Changing a task that is out: let it rest, make it small, put another in its place, take it back. */
export function TaskChanges({ coupleId, task }: { coupleId: string; task: TaskDetailDto }) {
  if (!task.isOpen) return null;
  const isPaused = task.status === "paused";
  return (
    <Card title="Change it" lead="The page says nothing about why.">
      <div className="space-y-5">
        {isPaused
          ? <Deed task={task} action={resumeAssignmentAction} label="Resume" words="The same link opens again." />
          : <Deed task={task} action={pauseAssignmentAction} label="Pause" words="The link stays shut and nothing goes out until you resume it." />}
        {task.size === "FULL" && !isPaused ? <Deed task={task} action={shrinkAssignmentAction} label="Make it the two-minute version" words="Also behind a link that is out." /> : null}
        <p>
          <TextLink href={`/couples/${coupleId}/assignments/new?instead=${task.id}&to=${task.seat}`}>Put another in its place</TextLink>
          <span className="block text-sm text-ink-2">Withdraws this one; the other waits as a draft.</span>
        </p>
        <Deed task={task} action={withdrawAssignmentAction} label="Withdraw this task" words="Its link stops working at once." isCare />
      </div>
    </Card>
  );
}

function Deed({ task, action, label, words, isCare }: { task: TaskDetailDto; action: Action; label: string; words: string; isCare?: boolean }) {
  return (
    <ActionForm action={action} label={label}>
      <input type="hidden" name="assignmentId" value={task.id} />
      <div>
        <SubmitButton variant={isCare ? "care" : "secondary"} size="small">{label}</SubmitButton>
        <p className="mt-1 text-sm text-ink-2">{words}</p>
      </div>
    </ActionForm>
  );
}
