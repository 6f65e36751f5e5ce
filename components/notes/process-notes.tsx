import { ActionForm } from "#components/ui/action-form.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { writeProcessNoteAction } from "#lib/notes/actions.ts";
import type { ProcessNoteDto } from "#lib/notes/dto.ts";
import { instantInWords } from "#lib/platform/time.ts";

export type ProcessNotesProps = { coupleId: string; sessionId: string; notes: ProcessNoteDto[]; zone: string };

/** The therapist's private thoughts about an hour: closed until opened, never printed, read by their author alone. */
export function ProcessNotes({ coupleId, sessionId, notes, zone }: ProcessNotesProps) {
  return (
    <Disclosure summary={notes.length === 0 ? "Process notes: only you" : `Process notes: only you (${notes.length})`} className="mt-10 print:hidden">
      <div className="max-w-measure space-y-6">
        <p className="text-ink-2">Kept apart under a key of their own. No colleague, owner or export reads them.</p>
        {notes.length > 0 ? (
          <ul className="space-y-3">
            {notes.map(({ id, body, writtenAt }) => (
              <li key={id} className="border-l-2 border-line pl-4">
                <p className="text-sm text-ink-2">{instantInWords(writtenAt, zone)}</p>
                <p className="whitespace-pre-wrap">{body}</p>
              </li>
            ))}
          </ul>
        ) : null}
        <ActionForm action={writeProcessNoteAction} label="Process note">
          <input type="hidden" name="coupleId" value={coupleId} />
          <input type="hidden" name="sessionId" value={sessionId} />
          <TextArea name="body" label="A thought of your own" rows={3} limit={8000} />
          <SubmitButton variant="secondary">Keep for me</SubmitButton>
        </ActionForm>
      </div>
    </Disclosure>
  );
}
