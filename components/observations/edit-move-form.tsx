import { ActionForm } from "#components/ui/action-form.tsx";
import { Checkbox, RadioGroup } from "#components/ui/choices.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput, VersionField } from "#components/ui/text-input.tsx";
import type { Seat } from "#lib/couples/seat.ts";
import { editObservationAction } from "#lib/observations/actions.ts";
import type { ScreenCatalogue } from "#lib/observations/catalogue.ts";
import type { ObservationDto } from "#lib/observations/dto.ts";
import { confidenceWords, sourceText, targetWords, therapistMoveWords } from "#lib/observations/labels.ts";
import type { MoveSource } from "#lib/observations/move.ts";
import { intensityOptions, wordOptions } from "./plain-move-form.tsx";

type Props = { move: ObservationDto; seats: readonly Seat[]; names: Readonly<Record<Seat, string>>; catalogue: ScreenCatalogue; ways: readonly MoveSource[] };

const asOptions = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** Corrects one move. What it said before stays in its history. */
export function EditMoveForm({ move, seats, names, catalogue, ways }: Props) {
  const lightOptions = { label: "Light marks", options: catalogue.groups.map(({ mark, label }) => ({ value: `LIGHT_${mark}`, label })) };
  return (
    <ActionForm action={editObservationAction} label="Edit this move">
      <input type="hidden" name="observationId" value={move.id} />
      <VersionField value={move.version} />
      <RadioGroup name="seat" label="Who" layout="row" defaultValue={move.seat} options={seats.map((seat) => ({ value: seat, label: names[seat] }))} />
      <Select name="code" label="Word" defaultValue={move.light ? `LIGHT_${move.light}` : (move.code ?? "")} options={[lightOptions, ...wordOptions(catalogue)]} />
      <RadioGroup name="intensity" label="How strong" hint="The same for loud and quiet moves. A light mark is always 2." defaultValue={String(move.intensity)} options={intensityOptions} />
      <Select name="source" label="How you know" defaultValue={move.source} options={ways.map((way) => ({ value: way, label: sourceText(way, move.seat, names) }))} />
      <RadioGroup name="confidence" label="How sure" layout="row" hint="Unsure moves stay listed and are in no figure." defaultValue={move.confidence} options={asOptions(confidenceWords)} />
      <div className="space-y-3">
        <Checkbox name="switchCue" label="A state switch showed" defaultChecked={move.switchCue} />
        <TextInput name="switchCueWas" label="What the cue was" optional width="medium" defaultValue={move.switchCueWas ?? ""} />
      </div>
      <div className="grid gap-6 sm:grid-cols-2">
        <Select name="therapistMove" label="What you did before it" placeholder="Not given" defaultValue={move.therapistMove ?? ""} options={asOptions(therapistMoveWords)} />
        <Select name="target" label="Toward whom" placeholder="Not given" defaultValue={move.target ?? ""} options={asOptions(targetWords)} />
        <TextInput name="minute" label="Minute of the hour" optional width="short" inputMode="numeric" defaultValue={move.minute?.toString() ?? ""} />
        <TextInput name="episode" label="Episode" width="short" inputMode="numeric" defaultValue={String(move.episode)} />
      </div>
      <SubmitButton>Save the change</SubmitButton>
    </ActionForm>
  );
}
