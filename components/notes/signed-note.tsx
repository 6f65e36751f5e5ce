import { ActionForm } from "#components/ui/action-form.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { amendNoteAction } from "#lib/notes/actions.ts";
import type { NoteDto } from "#lib/notes/dto.ts";
import { noteAsText, noteLines } from "#lib/notes/plain-text.ts";
import { instantInWords } from "#lib/platform/time.ts";

/** A signed note as it was signed, what was added since, and the way to copy it elsewhere. */
export function SignedNote({ note, zone }: { note: NoteDto; zone: string }) {
  const inWords = (at: Date) => instantInWords(at, zone);
  return (
    <div className="space-y-8">
      <article data-card className="max-w-measure rounded-lg border border-line bg-surface p-4 sm:p-6">
        <NoteText body={note.body} />
        {note.signed ? (
          <p className="mt-5 border-t border-line pt-3 text-sm text-ink-2">
            Signed by {note.signed.by}, {inWords(note.signed.at)}.
          </p>
        ) : null}
        {note.amendments.map(({ id, body, at, by }) => (
          <div key={id} className="mt-3 border-t border-line pt-3">
            <p className="text-sm text-ink-2">
              Amended by {by}, {inWords(at)}
            </p>
            <p className="mt-1 whitespace-pre-wrap">{body}</p>
          </div>
        ))}
      </article>
      <CopyButton text={noteAsText(note, inWords)} variant="primary" />
      <Disclosure summary="Add an amendment" className="print:hidden">
        <ActionForm action={amendNoteAction} label="Amendment">
          <input type="hidden" name="sessionId" value={note.sessionId} />
          <input type="hidden" name="room" value={note.room} />
          <TextArea name="body" label="What you add" hint="The signed text stays as it is. Your words stand below it with your name and the time." limit={8000} />
          <SubmitButton variant="secondary">Add to the note</SubmitButton>
        </ActionForm>
      </Disclosure>
    </div>
  );
}

function NoteText({ body }: { body: string }) {
  return (
    <dl className="space-y-2.5">
      {noteLines(body).map(({ label, text }, index) => (
        <div key={index} className="grid gap-x-5 sm:grid-cols-[6rem_minmax(0,1fr)]">
          <dt className="text-ink-2">{label ?? <span className="sr-only">Text</span>}</dt>
          <dd className="first-letter:uppercase">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
