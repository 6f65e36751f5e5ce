import { ActionForm } from "#components/ui/action-form.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { DateInput, TextInput, VersionField } from "#components/ui/text-input.tsx";
import { mannerWords } from "#lib/consents/schema.ts";
import { changeCaseAction, recordSecretsPolicyAction, signSecretsPolicyAction } from "#lib/couples/actions.ts";
import { aloneRuleWords } from "#lib/couples/alone-rule.ts";
import type { CoupleDto, SecretsPolicyDto } from "#lib/couples/dto.ts";
import { dayInWords } from "#lib/platform/time.ts";
import { aloneRuleChoices } from "./alone-rule-choices.ts";
import { ChangeableCard } from "./changeable-card.tsx";

const policyWords = {
  NO_SECRETS: "No secrets: what I learn alone may be used in our joint work, with judgement",
  LIMITED_SECRETS: "Limited secrets: what I learn alone stays private unless agreed",
} as const;

type Part = { open: string | null; page: string };

/** The policy on what one partner tells alone; the newest version leads, older ones follow. */
export function SecretsCard({ couple, policies, today, ...part }: Part & { couple: CoupleDto; policies: SecretsPolicyDto[]; today: string }) {
  const form = (
    <ActionForm action={recordSecretsPolicyAction} label="Record a policy">
      <input type="hidden" name="coupleId" value={couple.id} />
      <RadioGroup name="kind" label="What you agreed" options={Object.entries(policyWords).map(([value, label]) => ({ value, label }))} />
      <TextArea name="exceptions" label="Exceptions" hint="With limited secrets only: what is shared all the same." limit={2000} rows={3} optional />
      <DateInput name="agreedOn" label="Agreed on" defaultValue={today} />
      <SubmitButton>Record policy</SubmitButton>
    </ActionForm>
  );
  return (
    <ChangeableCard
      part="secrets" title="What one partner tells alone" lead="Safety is outside it: what is told about safety is never passed on."
      changeLabel={policies.length > 0 ? "Agree again" : "Record the policy"} form={form} {...part}
    >
      {policies.length === 0 ? <p className="text-ink-2">Not agreed yet. Either policy can be defended, none cannot.</p> : <Policies policies={policies} couple={couple} today={today} {...part} />}
    </ChangeableCard>
  );
}

function Policies({ policies, couple, today, open, page }: Part & { policies: SecretsPolicyDto[]; couple: CoupleDto; today: string }) {
  const [inForce] = policies;
  const unsigned = couple.clients.filter(({ id }) => !inForce?.signed.some(({ clientId }) => clientId === id));
  return (
    <>
    <SummaryList
      items={policies.map(({ kind, exceptions, agreedOn, recordedBy, signed }, index) => ({
        term: index === 0 ? "In force" : "Before",
        detail: (
          <>
            <p>{policyWords[kind]}</p>
            {exceptions ? <p className="whitespace-pre-wrap break-words">Exceptions: {exceptions}</p> : null}
            <p className="text-sm text-ink-2">Agreed {dayInWords(agreedOn)}, recorded by {recordedBy}</p>
            {signed.map(({ clientId, signedOn, manner }) => (
              <p key={clientId} className="text-sm text-ink-2">Signed by {couple.clients.find(({ id }) => id === clientId)?.name}, {dayInWords(signedOn)}, {mannerWords[manner].toLowerCase()}</p>
            ))}
          </>
        ),
      }))}
    />
    {unsigned.length === 0 ? null : <p className="mt-4">Not signed yet: {unsigned.map(({ name }) => name).join(", ")}. Tasks in pairs wait for both.</p>}
    <ul className="mt-2 space-y-3">
      {unsigned.map(({ id, name }) => (
        <li key={id}>{open === `sign-${id}` ? <SignForm clientId={id} name={name} today={today} /> : <TextLink href={`${page}?change=sign-${id}#secrets`}>{name} signs</TextLink>}</li>
      ))}
    </ul>
    </>
  );
}

function SignForm({ clientId, name, today }: { clientId: string; name: string; today: string }) {
  return (
    <ActionForm action={signSecretsPolicyAction} label={`${name} signs`}>
      <input type="hidden" name="clientId" value={clientId} />
      <DateInput name="signedOn" label={`${name} signed on`} defaultValue={today} />
      <RadioGroup name="manner" label="How" options={[{ value: "IN_SESSION", label: mannerWords.IN_SESSION }, { value: "ON_PAPER", label: mannerWords.ON_PAPER }]} />
      <SubmitButton variant="secondary">Record signature</SubmitButton>
    </ActionForm>
  );
}

/** Who sits left, and the rule for an hour to which only one can come. */
export function ChairsCard({ couple, ...part }: Part & { couple: CoupleDto }) {
  const form = (
    <ActionForm action={changeCaseAction} label="Change chairs and rule">
      <input type="hidden" name="coupleId" value={couple.id} />
      <VersionField value={couple.version} />
      <RadioGroup name="aloneRule" label="If one cannot come" options={aloneRuleChoices} defaultValue={couple.aloneRule ?? ""} optional />
      <RadioGroup name="leftSeat" label="Who sits left, as you see them" options={couple.clients.map(({ seat, name }) => ({ value: seat, label: name }))} defaultValue={couple.leftSeat} />
      <SubmitButton>Save</SubmitButton>
    </ActionForm>
  );
  return (
    <ChangeableCard part="chairs" title="If one cannot come" changeLabel="Change rule or chairs" form={form} {...part}>
      <SummaryList
        items={[
          { term: "Rule", detail: couple.aloneRule ? aloneRuleWords[couple.aloneRule] : "Not agreed yet" },
          { term: "Sits left", detail: couple.clients.find(({ seat }) => seat === couple.leftSeat)?.name ?? "" },
        ]}
      />
    </ChangeableCard>
  );
}

/** What the client calls a partner who does not come. */
export function AbsentPartnerCard({ couple, ...part }: Part & { couple: CoupleDto }) {
  const form = (
    <ActionForm action={changeCaseAction} label="Change the word for the partner">
      <input type="hidden" name="coupleId" value={couple.id} />
      <VersionField value={couple.version} />
      <TextInput name="partnerCalled" label="What your client calls the partner" defaultValue={couple.partnerCalled ?? ""} autoComplete="off" width="medium" optional />
      <SubmitButton>Save</SubmitButton>
    </ActionForm>
  );
  return (
    <ChangeableCard part="chairs" title="The partner" lead="Does not come. No record, no link, no code." changeLabel="Change the word" form={form} {...part}>
      <p>{couple.partnerCalled ?? "Not named"}</p>
    </ChangeableCard>
  );
}
