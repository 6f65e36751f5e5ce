import { ActionForm } from "#components/ui/action-form.tsx";
import { Button, TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { issueRequestAction, revokeRequestAction } from "#lib/assignments/actions.ts";
import type { TaskDetailDto } from "#lib/assignments/dto.ts";
import type { QrCode } from "#lib/platform/qr.ts";
import { PrintThis } from "./print-this.tsx";
import { Qr } from "./qr.tsx";
import { SlipForm } from "./slip-form.tsx";

/** An open link, shown once more. */
export type LinkCardFacts = { url: string; qr: QrCode };

export type TaskLinkProps = { coupleId: string; task: TaskDetailDto; called: string; /** The open link's card, once it was asked for. */ card: LinkCardFacts | null };

/** How the task is reached: in the room, by its link, by a new one; and an end to it. */
export function TaskLink({ coupleId, task, called, card }: TaskLinkProps) {
  if (!task.canHaveLink) return null;
  const { link } = task;
  return (
    <Card id="link" title="In the room and by link" lead={link ? `One link is open until ${link.expires}.` : "No link is open."}>
      <div className="space-y-4">
        <form method="post" action="/hand-over" aria-label="Hand over in session">
          <input type="hidden" name="assignmentId" value={task.id} />
          <Button type="submit">Hand this device to {called}</Button>
          <p className="mt-1 text-sm text-ink-2">Opens {called}’s page here without a code and locks your side.</p>
        </form>
        {link && !card ? <p><TextLink href={`/couples/${coupleId}/assignments/${task.id}?card=${link.requestId}#link`}>Show the QR card</TextLink></p> : null}
        {card ? <LinkCard card={card} called={called} /> : null}
        <Disclosure summary={link ? "A new link, or close this one" : "Make a link"}>
          <div className="space-y-4">
            <SlipForm action={issueRequestAction} label="Make a new link">
              <input type="hidden" name="assignmentId" value={task.id} />
              <SubmitButton variant="secondary" pendingLabel="Making…">{link ? "Make a new link instead" : "Make a link"}</SubmitButton>
            </SlipForm>
            {link ? (
              <ActionForm action={revokeRequestAction} label="Close the link">
                <input type="hidden" name="requestId" value={link.requestId} />
                <SubmitButton variant="care" pendingLabel="Closing…">Close this link</SubmitButton>
              </ActionForm>
            ) : null}
          </div>
        </Disclosure>
      </div>
    </Card>
  );
}

function LinkCard({ card, called }: { card: LinkCardFacts; called: string }) {
  return (
    <PrintThis label={`Print the card for ${called}`}>
      <div className="rounded-lg border-2 border-dashed border-control p-4">
        <p className="font-semibold">Notes</p>
        <Qr code={card.qr} label={`Link for ${called} as a QR code`} />
        <p data-link className="break-all text-sm">{card.url}</p>
      </div>
    </PrintThis>
  );
}
