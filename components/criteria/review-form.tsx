import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateInput, TextInput } from "#components/ui/text-input.tsx";
import { rateCriteriaAction } from "#lib/criteria/actions.ts";
import { allCriteria, type Criterion } from "#lib/criteria/criterion.ts";
import type { ReviewForm as Form } from "#lib/criteria/dto.ts";
import { RatingQuestion } from "./rating-question.tsx";

/** The four criteria for everyone of a case; each stands with its anchors once, both people below it. */
export function ReviewForm({ form }: { form: Form }) {
  return (
    <ActionForm action={rateCriteriaAction} className="space-y-12">
      <input type="hidden" name="coupleId" value={form.coupleId} />
      <input type="hidden" name="sessionId" value={form.sessionId ?? ""} />
      <DateInput name="reviewedOn" label="Day of the review" hint="Rate the last two to four weeks, not one hour." defaultValue={form.today} />
      {allCriteria.map((criterion) => (
        <section key={criterion.code} aria-labelledby={`criterion-${criterion.code}`} className="border-t border-line pt-6">
          <h2 id={`criterion-${criterion.code}`} className="text-xl">
            {criterion.title}
          </h2>
          <p className="mt-1 max-w-measure text-ink-2">{definitionOf(criterion)}</p>
          <ol className="mt-4 max-w-measure space-y-1.5">
            {criterion.anchors.map((anchor, step) => (
              <li key={step} id={anchorId(criterion.code, step)} className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2">
                <span className="font-semibold tabular-nums">{step}</span>
                <span>{anchor}</span>
              </li>
            ))}
          </ol>
          <div className="mt-6 grid gap-x-10 gap-y-8 lg:grid-cols-2">
            {form.people.map(({ seat, name, questions }) => {
              const question = questions.find((one) => one.criterion === criterion.code);
              return question ? <RatingQuestion key={seat} question={question} name={name} anchorIds={criterion.anchors.map((_, step) => anchorId(criterion.code, step))} /> : null;
            })}
          </div>
        </section>
      ))}
      <section aria-labelledby="room-they-had" className="space-y-4 border-t border-line pt-6">
        <h2 id="room-they-had" className="text-xl">
          The room they had
        </h2>
        {form.people.map(({ seat, name, questions }) => (
          <TextInput
            key={seat}
            name={`ratings.${questions[0]?.index ?? 0}.roomTheyHad`}
            label={name}
            hint="A newborn, shifts, illness, money: one line, where it matters."
            optional
          />
        ))}
      </section>
      <SubmitButton>Keep the review</SubmitButton>
    </ActionForm>
  );
}

// Facets are not asked here; the sentences about them follow "One rating."
const definitionOf = ({ definition }: Criterion) => definition.split(" One rating.")[0];

const anchorId = (code: string, step: number) => `anchor-${code}-${step}`;
