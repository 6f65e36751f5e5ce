import { ActionForm } from "#components/ui/action-form.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput, VersionField } from "#components/ui/text-input.tsx";
import { dayInWords } from "#lib/platform/time.ts";
import { decideItemsAction } from "#lib/records/actions.ts";
import type { ReleaseItemDto, ReleasePageDto } from "#lib/records/dto.ts";
import { decisionWords, DECISIONS } from "#lib/records/schema.ts";
import { headingOf } from "#lib/records/words.ts";

const FILES = { JOINT: "Joint file", A: "Own file", B: "Own file", PROCESS: "Process notes" } as const;

/** Every item of a release with what is proposed; nothing is decided until the therapist keeps it. */
export function ReleaseItems({ release }: { release: ReleasePageDto }) {
  return (
    <ActionForm action={decideItemsAction} label="Go through the items">
      <input type="hidden" name="releaseId" value={release.id} />
      <VersionField value={release.version} />
      <ol className="space-y-4">
        {release.items.map((item) => <li key={item.id}><Item item={item} /></li>)}
      </ol>
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="then" value="keep" variant="secondary">Keep my decisions</SubmitButton>
        <SubmitButton name="then" value="make" pendingLabel="Making…">Keep them and make the file</SubmitButton>
      </div>
    </ActionForm>
  );
}

function Item({ item: { id, item, room, decision, text, reason, proposed, proposedText, proposedReason } }: { item: ReleaseItemDto }) {
  const chosen = decision ?? proposed;
  return (
    <fieldset className="min-w-0 rounded-lg border border-line bg-surface p-4">
      <legend className="float-left mb-2 w-full">
        <span className="font-semibold">{headingOf(item)}</span>
        <span className="block text-sm text-ink-2">{dayInWords(item.day)}. {FILES[room]}.</span>
      </legend>
      <div className="clear-both grid gap-4 lg:grid-cols-2">
        <div className="min-w-0 space-y-2">
          {item.text ? <p className="max-h-64 overflow-y-auto whitespace-pre-wrap break-words">{item.text}</p> : <p className="text-ink-2">No words.</p>}
          {decision ? <Tag tone="ok">Decided</Tag> : <Tag tone="wait">{proposed === "INCLUDE" ? "To look at" : "To look at: a change is proposed"}</Tag>}
        </div>
        <div className="min-w-0 space-y-4">
          <RadioGroup name={`items.${id}.decision`} label="Decision" options={DECISIONS.map((value) => ({ value, label: decisionWords[value] }))} defaultValue={chosen} />
          <details open={chosen !== "INCLUDE"}>
            <summary className="cursor-pointer text-sm">Words and reason</summary>
            <div className="mt-3 space-y-4">
              <TextArea name={`items.${id}.text`} label="The words that go out" rows={4} limit={20_000} defaultValue={text ?? proposedText} optional />
              <TextInput name={`items.${id}.reason`} label="Why" hint="Stands in the file, at this place." defaultValue={reason ?? proposedReason} optional />
            </div>
          </details>
        </div>
      </div>
    </fieldset>
  );
}
