import { SubmitButton } from "#components/ui/submit-button.tsx";
import { newCodeAction } from "#lib/assignments/actions.ts";
import { SlipForm } from "./slip-form.tsx";

export type CodeLineProps = { person: { clientId: string; name: string; hasCode: boolean }; called: string };

/** Whether a person has a code, and a new one on request. */
export function CodeLine({ person, called }: CodeLineProps) {
  return (
    <>
      <p className="text-sm text-ink-2">{person.hasCode ? `${called} has a code. It opens every link of theirs.` : `${called} has no code yet. One is made with the first link.`}</p>
      <SlipForm action={newCodeAction} label={`New code for ${person.name}`} className="mt-2">
        <input type="hidden" name="clientId" value={person.clientId} />
        <input type="hidden" name="name" value={person.name} />
        <SubmitButton variant="secondary" size="small" pendingLabel="Making…">Make a new code for {called}</SubmitButton>
      </SlipForm>
    </>
  );
}
