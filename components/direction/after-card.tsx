import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { DateInput } from "#components/ui/text-input.tsx";
import { recordFollowUpAction, writeWhatWeSawAction } from "#lib/direction/actions.ts";
import type { PersonDirectionDto } from "#lib/direction/dto.ts";
import { dayInWords } from "#lib/platform/time.ts";

type Props = { own: PersonDirectionDto; open: string | null; page: string };

/** One plain page for this person at the end. */
export function WhatWeSawCard({ own, open, page }: Props) {
  return (
    <ChangeableCard
      part="saw" title="What we saw" lead="One page for this person: what was seen together and what is this person's own. Nothing the partner told alone, no figures." open={open} page={page} changeLabel={own.saw ? "Word anew" : "Write"}
      form={
        <ActionForm action={writeWhatWeSawAction} label="What we saw">
          <input type="hidden" name="clientId" value={own.client.id} />
          <TextArea name="body" label="In plain words" rows={10} limit={4000} defaultValue={own.saw?.body} />
          <SubmitButton>Keep the page</SubmitButton>
        </ActionForm>
      }
    >
      {own.saw ? <><p className="whitespace-pre-wrap break-words">{own.saw.body}</p><p className="mt-2 text-sm text-ink-2">{dayInWords(own.saw.writtenOn)}, by {own.saw.by}.</p></> : <p className="text-ink-2">Not written.</p>}
    </ChangeableCard>
  );
}

/** The private word six to twelve weeks after an ending. */
export function FollowUpCard({ own }: Pick<Props, "own">) {
  const due = own.followUps.find(({ doneOn }) => doneOn === null);
  if (own.followUps.length === 0) return null;
  return (
    <Card title="One private word, after">
      {own.followUps.flatMap(({ id, doneOn, words }) => (doneOn ? [<p key={id} className="mb-2">Held {dayInWords(doneOn)}.{words ? ` ${words}` : ""}</p>] : []))}
      {due ? (
        <>
          <p className="mb-4">From {dayInWords(due.dueOn)} on, within six weeks.</p>
          <ActionForm action={recordFollowUpAction} label="One private word, after">
            <input type="hidden" name="followUpId" value={due.id} />
            <TextArea name="words" label="What was said" rows={2} limit={2000} optional />
            <DateInput name="doneOn" label="Held on" defaultValue={own.today} />
            <SubmitButton>Note it</SubmitButton>
          </ActionForm>
        </>
      ) : null}
    </Card>
  );
}
