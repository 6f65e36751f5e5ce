"use client";

import { Card } from "#components/ui/card.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { wordingLimits as limits, type ExerciseDraft } from "#lib/exercises/draft.ts";
import type { Gate } from "#lib/exercises/exercise.ts";
import { GradedArea, GradedInput } from "./graded.tsx";

/** A gate to choose, in a few words and with the whole of it beside. */
export type GateOption = { value: Gate; label: string; hint: string };

type Props = { draft: ExerciseDraft; gates: readonly GateOption[]; hasSoloSteps: boolean };

/** Every text of an own exercise but its questions. */
export function WordingFields({ draft, gates, hasSoloSteps }: Props) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Card title="What the client reads">
        <div className="space-y-6">
          <GradedInput name="clientTitle" label="Title for the client" isTitle hint="A screen at home may show it." defaultValue={draft.clientTitle} />
          <GradedArea name="steps" label="Steps" hint="One step a line." rows={10} defaultValue={draft.steps} />
          <GradedArea name="twoMinute" label="Two-minute version" rows={2} limit={limits.twoMinute} defaultValue={draft.twoMinute} />
          <GradedArea name="clientSafety" label="Line about staying safe" rows={3} limit={limits.clientSafety} defaultValue={draft.clientSafety} />
          {hasSoloSteps ? (
            <GradedArea name="soloSteps" label="Steps for one client alone" optional hint="One step a line. Blank gives the steps above." rows={7} defaultValue={draft.soloSteps} />
          ) : (
            <input type="hidden" name="soloSteps" value={draft.soloSteps} />
          )}
        </div>
      </Card>
      <Card title="For you and your colleagues">
        <div className="space-y-6">
          <TextInput name="title" label="Title" defaultValue={draft.title} />
          <TextArea name="purpose" label="What it is for" rows={3} limit={limits.purpose} defaultValue={draft.purpose} />
          <TextArea name="rationale" label="Why it may help" rows={5} limit={limits.rationale} defaultValue={draft.rationale} />
          <TextArea name="safety" label="Safety" hint="When not to use it." rows={5} limit={limits.safety} defaultValue={draft.safety} />
          <TextInput name="dose" label="How often" defaultValue={draft.dose} />
          <TextInput name="minutes" label="Minutes each time" inputMode="numeric" width="short" defaultValue={draft.minutes} />
          <RadioGroup
            name="formEvery" label="The form is asked" layout="row" defaultValue={draft.formEvery}
            options={[{ value: "week", label: "Once a week" }, { value: "once", label: "Once" }]}
          />
          <GateChoice gates={gates} gate={draft.gate} />
        </div>
      </Card>
    </div>
  );
}

function GateChoice({ gates, gate }: { gates: readonly GateOption[]; gate: string }) {
  if (gates.length > 1) {
    return (
      <RadioGroup
        name="gate" label="Before it may go home" hint="It can ask for more than the library does, never for less." defaultValue={gate}
        options={[...gates]}
      />
    );
  }
  const [only] = gates;
  return (
    <div className="max-w-measure">
      <p className="font-semibold">Before it may go home</p>
      <p className="mt-0.5">{only?.hint}</p>
      <p className="mt-0.5 text-sm text-ink-2">As in the library; it cannot ask for less.</p>
      <input type="hidden" name="gate" value={only?.value} />
    </div>
  );
}
