import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { DateInput } from "#components/ui/text-input.tsx";
import { recordStepAction } from "#lib/direction/actions.ts";
import { PATHS, pathWords, steps as stepTexts } from "#lib/direction/direction.ts";
import type { StepDto } from "#lib/direction/dto.ts";
import { dayInWords } from "#lib/platform/time.ts";

type Props = { coupleId: string; /** Null for what both said together. */ clientId: string | null; steps: readonly StepDto[]; today: string; open: string | null; page: string };

/** The way to a direction, one step a row; different paths may stand (domain 4.8). */
export function StepsCard({ coupleId, clientId, steps, today, open, page }: Props) {
  const alone = clientId !== null;
  return (
    <ChangeableCard
      part="steps" title="On the way to a direction" lead={alone ? "What this person said alone. Different paths may stand." : "Only what both said in the same room. Different paths may stand."} open={open} page={page} changeLabel="Record a step"
      form={
        <ActionForm action={recordStepAction} label="Record a step">
          <input type="hidden" name="coupleId" value={coupleId} />
          <input type="hidden" name="clientId" value={clientId ?? ""} />
          <RadioGroup name="step" label="Which step?" options={stepTexts.map(({ step, title, line }) => ({ value: String(step), label: `${step} ${title}`, hint: line }))} />
          <RadioGroup name="path" label="Which path, as they say it" options={PATHS.map((value) => ({ value, label: pathWords[value] }))} optional />
          <TextArea name="words" label="In their own words" rows={3} limit={2000} />
          <DateInput name="metOn" label="Met on" defaultValue={today} />
          <DateInput name="nextLookOn" label="Next look on" optional />
          <SubmitButton>Record the step</SubmitButton>
        </ActionForm>
      }
    >
      {steps.length === 0 ? <p className="text-ink-2">Nothing recorded.</p> : (
        <ul className="space-y-3">
          {steps.map(({ id, step, path, words, metOn, nextLookOn, by }) => (
            <li key={id}>
              <p className="font-semibold">{stepTexts[step]?.title}{path ? `: ${pathWords[path].toLowerCase()}` : ""}</p>
              <p className="whitespace-pre-wrap break-words">{words}</p>
              <p className="text-sm text-ink-2">{dayInWords(metOn)}, recorded by {by}.{nextLookOn ? ` Next look ${dayInWords(nextLookOn)}.` : ""}</p>
            </li>
          ))}
        </ul>
      )}
    </ChangeableCard>
  );
}
