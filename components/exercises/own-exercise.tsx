import { ActionForm } from "#components/ui/action-form.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { archiveExerciseAction, copyExerciseAction } from "#lib/exercises/actions.ts";
import type { ExerciseVersionDto } from "#lib/exercises/dto.ts";
import { instantInWords } from "#lib/platform/time.ts";

/** One press makes the practice's own copy and opens it. */
export function CopyForm({ code, label }: { code: string; label: string }) {
  return (
    <ActionForm action={copyExerciseAction} label={label} className="">
      <input type="hidden" name="code" value={code} />
      <SubmitButton variant="secondary" pendingLabel="Copying…">{label}</SubmitButton>
    </ActionForm>
  );
}

/** Takes an own exercise off the lists, or puts it back. */
export function ArchiveForm({ code, archived }: { code: string; archived: boolean }) {
  return (
    <ActionForm action={archiveExerciseAction} label={archived ? "Restore" : "Archive"} className="">
      <input type="hidden" name="code" value={code} />
      {archived ? <input type="hidden" name="undo" value="yes" /> : null}
      <SubmitButton variant="quiet">{archived ? "Restore" : "Archive"}</SubmitButton>
    </ActionForm>
  );
}

/** Who wrote which version and when; each can be read. */
export function Versions({ code, versions, shown, zone }: { code: string; versions: readonly ExerciseVersionDto[]; shown: number; zone: string }) {
  return (
    <Card title="Versions" lead="A task keeps the version it was given in. Later versions never change it." className="mt-6">
      <ul className="space-y-1.5">
        {versions.map(({ number, at, by }) => (
          <li key={number}>
            {number === shown ? <span className="font-semibold">Version {number}</span> : <TextLink href={`/library/${code}?version=${number}`}>Version {number}</TextLink>}
            <span className="text-ink-2">, {by}, {instantInWords(at, zone)}{number === shown ? ", shown here" : ""}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
