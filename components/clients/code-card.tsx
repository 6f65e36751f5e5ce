import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { setClientCodeAction } from "#lib/clients/actions.ts";
import type { ClientPage } from "#lib/clients/dto.ts";
import { instantInWords } from "#lib/platform/time.ts";
import { CodeSlip } from "./code-slip.tsx";

/** The person's own code for every link: whether there is one, and a new one as a slip. */
export function CodeCard({ person: { client, codeSetAt, wrongCodes, zone } }: { person: ClientPage }) {
  return (
    <Card id="code" title="Code" lead="Opens this person's links. Only this person knows it.">
      <p>{codeSetAt ? `Made ${instantInWords(codeSetAt, zone)}.` : "No code yet."}</p>
      {wrongCodes > 0 ? (
        <Notice tone="care" title="Ask privately who tried" className="mt-4">
          {wrongCodes === 1 ? "One wrong code was given in the last 24 hours." : `${wrongCodes} wrong codes were given in the last 24 hours.`}
        </Notice>
      ) : null}
      <ActionForm action={setClientCodeAction} label="Make a new code" className="mt-4">
        <input type="hidden" name="clientId" value={client.id} />
        <CodeSlip />
        <SubmitButton variant="secondary" pendingLabel="Making…">Make a new code</SubmitButton>
      </ActionForm>
      {codeSetAt ? <p className="mt-2 text-sm text-ink-2">A new code takes the place of the old one.</p> : null}
    </Card>
  );
}
