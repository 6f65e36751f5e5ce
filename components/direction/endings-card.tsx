import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { DateInput } from "#components/ui/text-input.tsx";
import { recordEndingAction } from "#lib/direction/actions.ts";
import { ENDINGS, endingWords, practical } from "#lib/direction/direction.ts";
import type { ClosingDto } from "#lib/direction/dto.ts";
import { dayInWords } from "#lib/platform/time.ts";

/** Four ways to end the joint work, alike in every respect (ux T18). */
export function EndingsCard({ closing }: { closing: ClosingDto }) {
  return (
    <Card title="How the joint work ends" lead="Four ways, none better than another.">
      {closing.endings.map(({ kind, words, endedOn, by }, index) => (
        <div key={index} className="mb-4">
          <p className="font-semibold">{endingWords[kind]}</p>
          <p className="whitespace-pre-wrap break-words">{words}</p>
          <p className="text-sm text-ink-2">{dayInWords(endedOn)}, recorded by {by}.{index > 0 ? " Recorded earlier." : ""}</p>
        </div>
      ))}
      <ActionForm action={recordEndingAction} label="How the joint work ends">
        <input type="hidden" name="coupleId" value={closing.coupleId} />
        <TextArea name="words" label="In plain words, fair to both" rows={3} limit={2000} />
        <DateInput name="endedOn" label="Ended on" defaultValue={closing.today} />
        <div className="grid gap-3 sm:grid-cols-2" role="group" aria-label="Which of the four">
          {ENDINGS.map((kind) => <SubmitButton key={kind} variant="secondary" name="kind" value={kind} className="w-full">{endingWords[kind]}</SubmitButton>)}
        </div>
      </ActionForm>
    </Card>
  );
}

/** What to go through when two part, with where to turn for it. */
export function PracticalCard() {
  return (
    <Card title="Parting with care" lead="First the private questions, with each alone. Then this list; advice on law and money comes from others.">
      <dl className="space-y-2">
        {practical.map(({ title, line }) => <div key={title}><dt className="font-semibold">{title}</dt><dd>{line}</dd></div>)}
      </dl>
    </Card>
  );
}
