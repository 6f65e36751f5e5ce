import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { DateInput } from "#components/ui/text-input.tsx";
import { recordMarksAction } from "#lib/direction/actions.ts";
import { CLOSURE_MARKS, closureMarkWords, MARK_ANSWERS, markAnswerWords } from "#lib/direction/direction.ts";
import type { PersonDirectionDto } from "#lib/direction/dto.ts";
import { dayInWords } from "#lib/platform/time.ts";

type Props = { own: PersonDirectionDto; open: string | null; page: string };

/** The five marks, as this person says and as the therapist sees them; for going on as well as for parting. No count. */
export function ClosureCard({ own, open, page }: Props) {
  return (
    <ChangeableCard part="marks" title="Five marks of closure" lead="For going on as well as for parting." open={open} page={page} changeLabel="Mark" form={
      <ActionForm action={recordMarksAction} label="Five marks of closure">
        <input type="hidden" name="clientId" value={own.client.id} />
        <RadioGroup name="by" label="Whose marks?" layout="row" options={[{ value: "CLIENT", label: "As this person says" }, { value: "CLINICIAN", label: "As I see it" }]} />
        {CLOSURE_MARKS.map((mark) => (
          <RadioGroup key={mark} name={`marks.${mark}`} label={closureMarkWords[mark]} layout="row" options={MARK_ANSWERS.map((value) => ({ value, label: markAnswerWords[value] }))} optional />
        ))}
        <DateInput name="markedOn" label="Marked on" defaultValue={own.today} />
        <SubmitButton>Keep the marks</SubmitButton>
      </ActionForm>
    }>
      {own.marks.length === 0 ? <p className="text-ink-2">Nothing marked.</p> : null}
      {own.marks.map(({ by, markedOn, marks }, index) => (
        <section key={index} className="mb-4 last:mb-0">
          <h3 className="mb-1 font-semibold">{by === "CLIENT" ? "As this person says" : "As the therapist sees it"}, {dayInWords(markedOn)}</h3>
          <SummaryList items={CLOSURE_MARKS.flatMap((mark) => (marks[mark] ? [{ term: closureMarkWords[mark], detail: markAnswerWords[marks[mark]] }] : []))} />
        </section>
      ))}
    </ChangeableCard>
  );
}
