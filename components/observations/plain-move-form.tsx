import { ActionForm } from "#components/ui/action-form.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { Room, Seat } from "#lib/couples/seat.ts";
import { recordObservationAction } from "#lib/observations/actions.ts";
import type { ScreenCatalogue, Setting } from "#lib/observations/catalogue.ts";
import { confidenceWords, intensityAnchors, intensityWords, noteLength } from "#lib/observations/labels.ts";

type Props = { sessionId: string; moveId: string; seats: Seat[]; names: Record<Seat, string>; settings: Setting[]; catalogue: ScreenCatalogue; episode: number };

export const intensityOptions = ([1, 2, 3, 4] as const).map((step) => ({
  value: String(step), label: `${step} ${intensityWords[step]}`, hint: `${intensityAnchors[step].exchange}. ${intensityAnchors[step].therapist}.`,
}));

/** Words grouped by family, for a native list. */
export function wordOptions(catalogue: ScreenCatalogue) {
  return catalogue.families.map(({ key, label }) => ({
    label, options: catalogue.words.filter(({ family }) => family === key).map(({ code, word }) => ({ value: code, label: word })),
  }));
}

/** How one can know, with the two names. */
export function sourceOptions(names: Readonly<Record<Seat, string>>) {
  return [
    { value: "SEEN_ROOM", label: "Seen in the room" },
    { value: "SEEN_VIDEO", label: "Seen on video" },
    { value: "REPORTED_BY_ACTOR", label: `Told by the one who did it` },
    { value: "REPORTED_BY_PARTNER", label: `Told by the other (${names.A} or ${names.B})` },
    { value: "REPORTED_BY_BOTH", label: "Told by both" },
  ];
}

/** One move by a plain form, for a browser without scripts and for typing. */
export function PlainMoveForm({ sessionId, moveId, seats, names, settings, catalogue, episode }: Props) {
  const rooms: Room[] = settings.map(({ room }) => room);
  return (
    <ActionForm action={recordObservationAction} label="Add one move" id="one-move">
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="id" value={moveId} />
      <RadioGroup name="seat" label="Who" layout="row" options={seats.map((seat) => ({ value: seat, label: names[seat] }))} />
      <Select name="code" label="Word" placeholder="Choose a word" options={wordOptions(catalogue)} />
      <RadioGroup name="intensity" label="How strong" hint="The same for loud and quiet moves." options={intensityOptions} />
      {rooms.length > 1 ? (
        <RadioGroup name="room" label="Which part of the hour" layout="row" options={settings.map(({ room, label }) => ({ value: room, label }))} />
      ) : <input type="hidden" name="room" value={rooms[0] ?? "JOINT"} />}
      <Select name="source" label="How you know" options={sourceOptions(names)} />
      <RadioGroup name="confidence" label="How sure" layout="row" defaultValue="SURE" options={Object.entries(confidenceWords).map(([value, label]) => ({ value, label }))} />
      <div className="flex flex-wrap gap-6">
        <TextInput name="minute" label="Minute of the hour" optional width="short" inputMode="numeric" />
        <TextInput name="episode" label="Episode" width="short" inputMode="numeric" defaultValue={String(episode)} />
      </div>
      <TextArea name="note" label="Note" optional rows={2} limit={noteLength} hint="Goes to your process notes, read by you alone." />
      <SubmitButton>Add this move</SubmitButton>
    </ActionForm>
  );
}
