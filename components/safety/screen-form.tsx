import { ActionForm } from "#components/ui/action-form.tsx";
import { Checkbox, RadioGroup } from "#components/ui/choices.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateInput, TextInput } from "#components/ui/text-input.tsx";
import { keepCheckAction } from "#lib/safety/actions.ts";
import { checkContent } from "#lib/safety/check.ts";
import { screenMannerWords } from "#lib/safety/schema.ts";
import { screenContent } from "#lib/safety/screen.ts";
import { ScreenItems } from "./screen-items.tsx";

type Props = { clientId: string; today: string; rescreen: boolean };

/** The private questions as they are asked: what is said first, then item by item, in the same order for everyone (domain 2.7). */
export function ScreenForm({ clientId, today, rescreen }: Props) {
  return (
    <ActionForm action={keepCheckAction} label="Private questions">
      <input type="hidden" name="clientId" value={clientId} />
      {rescreen ? <input type="hidden" name="rescreen" value="yes" /> : null}
      <div className="max-w-measure">
        <p className="font-semibold">Said first</p>
        <ul className="mt-1 list-disc space-y-1 pl-6">
          {screenContent.saidBefore.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <RadioGroup
        name="heard" label="Is anyone able to hear or see us?" hint={screenContent.stopIf} layout="row"
        options={[{ value: "NOBODY", label: "Nobody can" }, { value: "SOMEBODY", label: "Somebody can: stop here" }]}
      />
      <ScreenItems
        items={screenContent.items.map(({ n, text, follow, concern }) => ({ n, text, follow, concern }))}
        answers={screenContent.answers} first={rescreen ? screenContent.rescreen : null} childLine={checkContent.childLine}
      />
      <Notice tone="note">No sum is made of it. What the answers propose is shown when it is kept; you set the tier.</Notice>
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <DateInput name="askedOn" label="Asked on" defaultValue={today} />
        <TextInput name="minutes" label="Minutes" type="number" inputMode="numeric" min={1} max={240} width="short" hint="The same length for both." />
      </div>
      <RadioGroup
        name="manner" label="Where you asked"
        options={(["ALONE_IN_ROOM", "ALONE_SAFE_CALL"] as const).map((value) => ({ value, label: screenMannerWords[value] }))}
      />
      <Checkbox name="stopped" label="They stopped before the end" hint="Kept as it is, and asked again another day." />
      <SubmitButton>Keep in this person's file</SubmitButton>
    </ActionForm>
  );
}
