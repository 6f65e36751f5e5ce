import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { instantInWords } from "#lib/platform/time.ts";
import { cancelReleaseAction } from "#lib/records/actions.ts";
import type { ReleasePageDto } from "#lib/records/dto.ts";
import { FORMATS } from "#lib/records/schema.ts";

/** What was made, in three formats. Each time is written into the account. */
export function HandOutCard({ release }: { release: ReleasePageDto }) {
  return (
    <Card title="Hand it out" lead="Each time is written into the account, with the fingerprint of the file.">
      <form method="post" action={`/couples/${release.coupleId}/release/${release.id}/file`} className="flex flex-wrap gap-3" aria-label="Hand out">
        {FORMATS.map((format) => <Button key={format} type="submit" name="format" value={format} variant={format === "PDF" ? "primary" : "secondary"}>{format}</Button>)}
      </form>
      {release.expiresAt ? <p className="mt-4 text-sm text-ink-2">Until {instantInWords(release.expiresAt, release.zone)}; then its text goes and the account stays.</p> : null}
      {release.hash ? <p className="text-sm text-ink-2">Fingerprint (SHA-256) <code className="break-all text-xs">{release.hash}</code></p> : null}
    </Card>
  );
}

/** Nothing more goes out of a release that was taken back. */
export function TakeBackForm({ releaseId }: { releaseId: string }) {
  return (
    <ActionForm action={cancelReleaseAction} label="Take this release back">
      <input type="hidden" name="releaseId" value={releaseId} />
      <SubmitButton variant="care" pendingLabel="Taking back…">Take this release back</SubmitButton>
    </ActionForm>
  );
}
