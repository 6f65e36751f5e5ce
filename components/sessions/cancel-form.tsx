import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { cancelSessionAction } from "#lib/sessions/actions.ts";

/** Cancels an hour that was not held. Its number stays taken. */
export function CancelForm({ sessionId }: { sessionId: string }) {
  return (
    <ActionForm action={cancelSessionAction} label="Cancel this session">
      <input type="hidden" name="sessionId" value={sessionId} />
      <p className="max-w-measure">For an hour that will not be held for either. If only one did not come, record that under who came.</p>
      <SubmitButton variant="care" pendingLabel="Cancelling…">Cancel this session</SubmitButton>
    </ActionForm>
  );
}
