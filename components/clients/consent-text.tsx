import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { markConsentTextCheckedAction, writeConsentTextAction } from "#lib/consents/actions.ts";
import type { ConsentTextDto } from "#lib/consents/consent-text.ts";
import { dayInWords } from "#lib/platform/time.ts";

/** Room for points that the text does not have yet. */
const SPARE_POINTS = 3;

/** The text in force, and who looked at it. */
export function ConsentTextCard({ text, mayChange }: { text: ConsentTextDto; mayChange: boolean }) {
  return (
    <Card title={`In force: ${text.version}`} lead={text.checkedOn ? `Looked at by ${text.checkedBy} on ${dayInWords(text.checkedOn)}.` : "Not checked yet. Complete it with somebody who knows the law of your place."}>
      <p>{text.summary}</p>
      <ol className="mt-3 list-decimal space-y-1 pl-6">{text.points.map((point) => <li key={point}>{point}</li>)}</ol>
      {mayChange && text.textId ? (
        <ActionForm action={markConsentTextCheckedAction} label="It was checked" className="mt-6 border-t border-line pt-6">
          <TextInput name="checkedBy" label="Who looked at it" autoComplete="off" width="medium" />
          <SubmitButton variant="secondary">Checked today</SubmitButton>
        </ActionForm>
      ) : null}
    </Card>
  );
}

/** The practice's own words, as a new version. */
export function ConsentTextForm({ text }: { text: ConsentTextDto }) {
  return (
    <Disclosure summary={text.textId ? "Write it anew, as a new version" : "Write your own, beginning with the draft"}>
      <ActionForm action={writeConsentTextAction} label="Write the consent text" className="mt-4">
        <TextArea name="summary" label="Summary on top, in plain words" rows={2} limit={600} defaultValue={text.summary} />
        {[...text.points, ...Array.from({ length: SPARE_POINTS }, () => "")].map((point, index) => (
          <TextArea key={index} name={`points.${index}`} label={`Point ${index + 1}`} rows={2} limit={1000} defaultValue={point} optional={point === ""} />
        ))}
        <SubmitButton>Keep as a new version</SubmitButton>
      </ActionForm>
    </Disclosure>
  );
}
