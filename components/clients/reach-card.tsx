import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import { ReachFields } from "#components/couples/reach-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { DateInput, TextInput } from "#components/ui/text-input.tsx";
import { recordContactPreferenceAction } from "#lib/clients/actions.ts";
import { channelWords, subjectWords } from "#lib/clients/contact.ts";
import type { ClientPage } from "#lib/clients/dto.ts";
import { dayInWords } from "#lib/platform/time.ts";

type Props = { person: ClientPage; open: string | null; page: string };

/** How this person is reached, when that was last checked, and a form to record a new answer. */
export function ReachCard({ person: { client, contact, today }, open, page }: Props) {
  const form = (
    <ActionForm action={recordContactPreferenceAction} label="Change how to reach this person">
      <input type="hidden" name="clientId" value={client.id} />
      <ReachFields
        hint="Ask alone."
        channel={contact?.channel}
        email={contact?.email}
      >
        <RadioGroup
          name="sharedDevice" label="Can somebody else open this phone or mailbox?" hint="As this person says. If so, use paper or the room." layout="row"
          defaultValue={client.sharedDevice === null ? undefined : client.sharedDevice ? "YES" : "NO"} options={[{ value: "NO", label: "No" }, { value: "YES", label: "Yes" }]}
        />
        <TextInput
          name="senderName" label="Messages come from" optional autoComplete="off" width="medium" defaultValue={contact?.senderName ?? ""}
          hint="A plain name chosen together, such as a first name. Left blank, it is the name by which this person knows you."
        />
        <RadioGroup
          name="subject" label="Subject of the messages" defaultValue={contact?.subject ?? "NOTE_FROM_SENDER"}
          options={Object.entries(subjectWords).map(([value, label]) => ({ value, label }))}
        />
      </ReachFields>
      <DateInput name="checkedOn" label="Asked on" defaultValue={today} />
      <SubmitButton>Record</SubmitButton>
    </ActionForm>
  );
  return (
    <ChangeableCard part="contact" title="How to reach" open={open} page={page} changeLabel="Ask again" form={form}>
      {contact ? (
        <SummaryList
          items={[
            { term: "Way", detail: channelWords[contact.channel] },
            ...(contact.email ? [{ term: "Address", detail: <span className="break-all">{contact.email}</span> }] : []),
            ...(contact.channel === "EMAIL"
              ? [
                  { term: "Messages from", detail: contact.senderName ?? "The name this person knows you by" },
                  { term: "Subject", detail: subjectWords[contact.subject] },
                ]
              : []),
            ...(client.sharedDevice === null ? [] : [{ term: "Somebody else can open it", detail: client.sharedDevice ? "Yes" : "No" }]),
            { term: "Last checked", detail: `${dayInWords(contact.checkedOn)}, by ${contact.recordedBy}` },
          ]}
        />
      ) : (
        <p className="text-ink-2">Nothing is sent. Nobody has asked yet.</p>
      )}
      {contact?.askAgain ? <Notice tone="wait" className="mt-4">More than 30 days ago. What is safe can change: ask again.</Notice> : null}
    </ChangeableCard>
  );
}
