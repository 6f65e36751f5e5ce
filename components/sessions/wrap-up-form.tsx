import { ActionForm } from "#components/ui/action-form.tsx";
import { Checkbox } from "#components/ui/choices.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { VersionField } from "#components/ui/text-input.tsx";
import { recordPartnerWordsAction, wrapUpSessionAction } from "#lib/sessions/actions.ts";
import type { SessionDto, WrapUpDto } from "#lib/sessions/dto.ts";
import { heldRooms } from "#lib/sessions/hour.ts";

/** Four short lines to close an hour. All can be left out. */
export function WrapUpForm({ session, wrapUp }: { session: SessionDto; wrapUp: WrapUpDto | null }) {
  const apart = session.couple.kind === "COUPLE" && heldRooms(session.minutesThere).some((room) => room !== "JOINT");
  return (
    <ActionForm action={wrapUpSessionAction} label="Wrap up">
      <input type="hidden" name="sessionId" value={session.id} />
      <VersionField value={wrapUp?.version ?? 0} />
      {apart ? <Notice title="Someone was alone with you in this hour">These words stay off every page, note and print about both.</Notice> : null}
      <TextArea name="closingLine" label="Closing line" optional rows={2} limit={600} hint="The hour in one sentence, fair to both." defaultValue={wrapUp?.closingLine ?? ""} />
      <TextArea name="whatEased" label="What eased the hardest moment" optional rows={2} limit={600} defaultValue={wrapUp?.whatEased ?? ""} />
      <TextArea name="promise" label="You said you would" optional rows={2} limit={600} hint="What you promised to bring or do. The brief reminds you." defaultValue={wrapUp?.promise ?? ""} />
      <TextArea name="nextFocus" label="Next time" optional rows={2} limit={600} hint="Where to begin." defaultValue={wrapUp?.nextFocus ?? ""} />
      {session.recorded ? null : (
        <Checkbox name="nothingToNote" label="Nothing to note: a quiet hour" hint="Says that you looked. Without it, an empty hour means that nothing is known." defaultChecked={wrapUp?.nothingToNote ?? false} />
      )}
      <SubmitButton>Finish</SubmitButton>
    </ActionForm>
  );
}

/** What the partner did, as the client told it: text, in no count. */
export function PartnerWordsForm({ session }: { session: SessionDto }) {
  return (
    <ActionForm action={recordPartnerWordsAction} label="In your client's words">
      <input type="hidden" name="sessionId" value={session.id} />
      <TextArea name="words" label={`What ${session.couple.names.B} did, in your client's words`} rows={3} limit={1000}
        hint={`${session.couple.names.B} is no client here, so this stays text and is in no figure.`} />
      <SubmitButton variant="secondary">Keep these words</SubmitButton>
    </ActionForm>
  );
}

