import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { VersionField } from "#components/ui/text-input.tsx";
import { noteAction } from "#lib/notes/actions.ts";
import type { NoteDto } from "#lib/notes/dto.ts";
import { SignKeys } from "./sign-keys.tsx";

/** The draft of a note: one text, sign or keep. */
export function NoteEditor({ note }: { note: NoteDto }) {
  return (
    <ActionForm action={noteAction} label="Progress note">
      <input type="hidden" name="sessionId" value={note.sessionId} />
      <input type="hidden" name="room" value={note.room} />
      <input type="hidden" name="format" value={note.format} />
      <VersionField value={note.version} />
      <TextArea
        name="body"
        label="The note"
        hint={note.room === "JOINT"
          ? "Drafted from what you recorded of the joint hour, in the same plain words for both. Nothing from a private room is in it. Change what you like."
          : "Drafted from what you recorded of the time alone. It lies in this person's own file and in no other. Change what you like."}
        rows={14}
        limit={8000}
        defaultValue={note.body}
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton name="intent" value="sign" pendingLabel="Signing…">
          Sign
        </SubmitButton>
        <SubmitButton name="intent" value="keep" variant="secondary">
          Keep as a draft
        </SubmitButton>
        <p className="text-sm text-ink-2">
          <kbd className="font-sans">Ctrl</kbd> or <kbd className="font-sans">⌘</kbd> with <kbd className="font-sans">Enter</kbd> signs. After that it is amended, never edited.
        </p>
      </div>
      <SignKeys value="sign" />
    </ActionForm>
  );
}
