import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { discardDraftAction } from "#lib/assignments/actions.ts";

/** Throws a draft away; nobody has seen it. */
export function DiscardDraft({ coupleId, assignmentId }: { coupleId: string; assignmentId: string }) {
  return (
    <ActionForm action={discardDraftAction} label="Discard this draft" className="mt-6 border-t border-line pt-4">
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <SubmitButton variant="care" size="small" pendingLabel="Discarding…">Discard this draft</SubmitButton>
    </ActionForm>
  );
}
