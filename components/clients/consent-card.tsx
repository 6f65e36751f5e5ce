import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateInput, TextInput } from "#components/ui/text-input.tsx";
import { askConsentAction, recordConsentAction, withdrawConsentAction } from "#lib/consents/actions.ts";
import type { ConsentTextDto } from "#lib/consents/consent-text.ts";
import type { ConsentDto, ConsentRecord } from "#lib/consents/dto.ts";
import { MANNERS, mannerWords } from "#lib/consents/schema.ts";
import { dayInWords, dayOf } from "#lib/platform/time.ts";

type Props = { record: ConsentRecord; text: ConsentTextDto; zone: string; today: string; open: string | null; page: string };

/** What this person consented to, alone; every version stays on the record. */
export function ConsentCard({ record, text, zone, today, open, page }: Props) {
  return (
    <ChangeableCard
      part="consent" title="Consent" open={open} page={page} changeLabel={record.inForce ? "Change consent" : "Record consent"}
      form={<ConsentForms record={record} text={text} today={today} />}
    >
      {record.all.length === 0 ? (
        <p className="text-ink-2">Not recorded yet. Each of you signs alone.</p>
      ) : (
        <ul className="space-y-2">
          {record.all.map((consent) => (
            <li key={consent.id}>{inWords(consent, zone)}</li>
          ))}
        </ul>
      )}
      <Disclosure summary="Read the text in force" className="mt-4">
        <div className="mt-3 max-w-measure space-y-2">
          <p className="text-sm text-ink-2">{text.checkedOn ? `Version ${text.version}, looked at by ${text.checkedBy} on ${dayInWords(text.checkedOn)}.` : `Version ${text.version}, not checked yet. Your practice completes it with its lawyer.`}</p>
          <p>{text.summary}</p>
          <ol className="list-decimal space-y-1 pl-6">
            {text.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ol>
        </div>
      </Disclosure>
    </ChangeableCard>
  );
}

function inWords({ textVersion, givenOn, manner, recordedBy, withdrawnAt }: ConsentDto, zone: string): string {
  const given = `Text ${textVersion}, given ${dayInWords(givenOn)}, ${mannerWords[manner].toLowerCase()} (${recordedBy ? `recorded by ${recordedBy}` : "by their own hand"})`;
  return withdrawnAt ? `${given}. Taken back ${dayInWords(dayOf(withdrawnAt, zone))}.` : `${given}.`;
}

function ConsentForms({ record, text, today }: { record: ConsentRecord; text: ConsentTextDto; today: string }) {
  return (
    <div className="space-y-8">
      <ActionForm action={askConsentAction} label="Ask by link">
        <input type="hidden" name="clientId" value={record.clientId} />
        <p className="max-w-measure text-ink-2">Drafts the text in force for this person, to be read and answered alone behind their own link and code. You approve it with the exercises.</p>
        <SubmitButton variant="secondary">Ask by link</SubmitButton>
      </ActionForm>
      <ActionForm action={recordConsentAction} label="Record consent">
        <input type="hidden" name="clientId" value={record.clientId} />
        <TextInput name="textVersion" label="Version of the text" defaultValue={text.version} autoComplete="off" width="medium" />
        <DateInput name="givenOn" label="Given on" defaultValue={today} />
        <RadioGroup name="manner" label="How it was given" options={MANNERS.map((value) => [value, mannerWords[value]] as const).map(([value, label]) => ({ value, label }))} />
        <SubmitButton>Record consent</SubmitButton>
      </ActionForm>
      {record.inForce ? (
        <ActionForm action={withdrawConsentAction} label="Take consent back">
          <input type="hidden" name="clientId" value={record.clientId} />
          <p className="max-w-measure text-ink-2">A person may take it back at any time and need not say why. What is recorded stays on record.</p>
          <SubmitButton variant="care">Consent was taken back</SubmitButton>
        </ActionForm>
      ) : null}
    </div>
  );
}
