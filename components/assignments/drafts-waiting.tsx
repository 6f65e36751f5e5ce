import { ButtonLink, TextLink } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/choices.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { approveTasksAction } from "#lib/assignments/actions.ts";
import type { PersonTasksDto, TaskDetailDto } from "#lib/assignments/dto.ts";
import { dayInWords } from "#lib/platform/time.ts";
import { SlipForm } from "./slip-form.tsx";
import { howItGoes } from "./task-words.ts";

export type DraftsWaitingProps = { coupleId: string; people: readonly PersonTasksDto[]; asksTick: boolean };

/** What waits for approval, both partners' side by side; one act sends the chosen ones. */
export function DraftsWaiting({ coupleId, people, asksTick }: DraftsWaitingProps) {
  const drafts = people.flatMap((person) => person.drafts);
  const sends = drafts.some(({ delivery }) => delivery === "EMAIL");
  const base = `/couples/${coupleId}/assignments`;
  return (
    <section id="drafts" aria-label="Drafts" className="mb-8 empty:hidden">
      <SlipForm action={approveTasksAction} label="Approve drafts" open={drafts.length > 0} after={<ButtonLink href={base}>Done</ButtonLink>} className="rounded-lg border border-accent/40 bg-surface p-4 sm:p-6">
        <h2 className="text-lg">Drafted, waiting for you</h2>
        <p className="text-ink-2">Nothing has left. What is ticked goes out in one act.</p>
        <input type="hidden" name="coupleId" value={coupleId} />
        <div className="mt-4 grid gap-x-8 gap-y-4 lg:grid-cols-2">
          {people.filter((person) => person.drafts.length > 0).map((person) => (
            <div key={person.clientId} className="min-w-0">
              <h3><PartnerName seat={person.seat}>{person.name}</PartnerName></h3>
              <ul className="divide-y divide-line">
                {person.drafts.map((draft) => (
                  <Draft key={draft.id} base={base} draft={draft} name={person.name} />
                ))}
              </ul>
            </div>
          ))}
        </div>
        {asksTick ? <Checkbox name="checkedSafe" label="I have checked this is safe for each of them this week" className="mt-4" /> : null}
        <div className="mt-4">
          <SubmitButton pendingLabel="Approving…">{sends ? "Approve and send" : "Approve"}</SubmitButton>
        </div>
      </SlipForm>
    </section>
  );
}

function Draft({ base, draft, name }: { base: string; draft: TaskDetailDto; name: string }) {
  return (
    <li className="py-3">
      <label className="choice">
        <input type="checkbox" name="assignmentIds[]" value={draft.id} defaultChecked />
        <span>
          <span className="font-semibold">{draft.title}</span>
          <span className="block text-sm text-ink-2">By {dayInWords(draft.dueOn)}. {howItGoes(draft)}.</span>
          <span className="block whitespace-pre-wrap break-words text-sm">“{draft.reason}”</span>
        </span>
      </label>
      <TextLink href={`${base}/${draft.id}`} className="ml-7.5 text-sm">Look or change<span className="sr-only">: {draft.title} for {name}</span></TextLink>
    </li>
  );
}
