import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { dayInWords } from "#lib/platform/time.ts";
import { decideTaskAction } from "#lib/safety/actions.ts";
import type { HoldPanel } from "#lib/safety/dto.ts";
import { TASK_CHOICES, taskChoiceWords } from "#lib/safety/schema.ts";
import { ProtocolLines } from "./protocol-lines.tsx";

/** What to choose while a private check is open: first what is safest, then each open task of either. */
export function HoldCard({ panel }: { panel: HoldPanel | null }) {
  if (!panel) return null;
  return (
    <div data-screen-only className="print:hidden">
      <Card id="hold" title="Ask the frightened person what is safest." lead="Nothing changes on anybody's page until you choose.">
        {panel.protocol ? <ProtocolLines protocol={panel.protocol} /> : null}
        <h3 className="mt-4 font-semibold">Open tasks of either</h3>
        {panel.tasks.length === 0 ? <p className="text-ink-2">None is open.</p> : null}
        <ul className="divide-y divide-line">
          {panel.tasks.map((task) => (
            <li key={task.assignmentId} className="py-4">
              <p><PartnerName seat={task.seat}>{task.name}</PartnerName>: {task.title}. <span className="text-ink-2">{task.status}.</span></p>
              {task.chosen ? <p>You chose: {taskChoiceWords[task.chosen.choice].toLowerCase()} <span className="text-sm text-ink-2">({task.chosen.by}, {dayInWords(task.chosen.on)})</span></p> : null}
              <ChooseForm task={task} />
            </li>
          ))}
        </ul>
        <p className="text-sm text-ink-2">A task let lapse keeps its page and link to the end and gets no fresh one. Only a withdrawal changes anything.</p>
      </Card>
    </div>
  );
}

function ChooseForm({ task }: { task: HoldPanel["tasks"][number] }) {
  return (
    <ActionForm action={decideTaskAction} label={`${task.name}: ${task.title}`} className="mt-2 space-y-3">
      <input type="hidden" name="assignmentId" value={task.assignmentId} />
      <div className="flex flex-wrap gap-3">
        {TASK_CHOICES.map((choice) => (
          <SubmitButton key={choice} name="choice" value={choice} size="small" variant={choice === "WITHDRAW" ? "care" : "secondary"}>{taskChoiceWords[choice]}</SubmitButton>
        ))}
      </div>
    </ActionForm>
  );
}
