import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import type { Room } from "#lib/couples/seat.ts";
import { dayInWords } from "#lib/platform/time.ts";
import { moveItemAction } from "#lib/safety/actions.ts";
import type { MoveOptions } from "#lib/safety/dto.ts";

type Props = { item: "OBSERVATION" | "PROGRESS_NOTE"; itemId: string; options: MoveOptions };

/** In which file an item lies, and the act that moves it (decision 9). */
export function MoveCard({ item, itemId, options: { room, rooms, names, raisable, moves } }: Props) {
  const fileOf = (one: Room): string => (one === "JOINT" ? "the joint file" : `${names[one]}'s own file`);
  const mayLeave = room === "JOINT" || raisable.length > 0;
  return (
    <Card title="Where it lies" lead={`In ${fileOf(room)}.`}>
      {moves.map(({ from, to, on, by, reason }, index) => (
        <p key={index} className="mb-3">Moved from {fileOf(from)} to {fileOf(to)} on {dayInWords(on)} by {by}: <span className="whitespace-pre-wrap break-words">{reason}</span></p>
      ))}
      {mayLeave ? (
        <Disclosure summary="It belongs in another file">
          <ActionForm action={moveItemAction} label="Move it" className="mt-4">
            <input type="hidden" name="item" value={item} />
            <input type="hidden" name="itemId" value={itemId} />
            {room === "JOINT" ? null : <Select name="toldAloneId" label="What they said may be raised, in these words" options={raisable.map(({ toldAloneId, words }) => ({ value: toldAloneId, label: words }))} />}
            <RadioGroup name="toRoom" label="It belongs in" options={rooms.map((one) => ({ value: one, label: fileOf(one) }))} />
            <TextArea name="reason" label="Why" rows={2} limit={2000} />
            <SubmitButton variant="secondary">Move it</SubmitButton>
          </ActionForm>
        </Disclosure>
      ) : <p>It stays here until {names[room]} says, asked alone, that you may raise it. Record the answer in the private check.</p>}
    </Card>
  );
}
