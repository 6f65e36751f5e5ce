import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { DateInput } from "#components/ui/text-input.tsx";
import { dayInWords } from "#lib/platform/time.ts";
import { holdSecretAction, releaseSecretAction } from "#lib/safety/actions.ts";
import type { SecretDto, SecretsDto } from "#lib/safety/dto.ts";

type Props = { secrets: SecretsDto; open: string | null; page: string };

/** What the therapist holds for this person and may not pass on; on the screen only, in this file alone (domain 6.2). */
export function SecretsCard({ secrets, open, page }: Props) {
  return (
    <ChangeableCard part="held" title="Held for this person" lead="What you learned alone and may not pass on." open={open} page={page} changeLabel="Write something down" form={<HoldForm secrets={secrets} />}>
      <div data-screen-only className="space-y-6 print:hidden">
        {secrets.underWay ? <p className="text-ink-2">Not shown during an hour.</p> : null}
        {!secrets.underWay && secrets.held.length === 0 ? <p className="text-ink-2">Nothing is held.</p> : null}
        {secrets.held.map((held) => <Held key={held.id} held={held} secrets={secrets} open={open} page={page} />)}
      </div>
    </ChangeableCard>
  );
}

function Held({ held, secrets, open, page }: Props & { held: SecretDto }) {
  return (
    <div className="border-l-2 border-line pl-4">
      {held.isPast ? <Notice tone="wait" title={`You are holding something until ${dayInWords(held.until)}`} className="mb-3">Talk to {secrets.name} alone about the next step.</Notice> : null}
      <SummaryList items={[
        { term: "About", detail: <Words>{held.about}</Words> }, { term: "Agreed", detail: <Words>{held.agreed}</Words> }, { term: "Until", detail: dayInWords(held.until) },
        { term: "Next step", detail: <Words>{held.nextStep}</Words> }, { term: "Otherwise", detail: <Words>{held.otherwise}</Words> }, { term: "Written", detail: `${dayInWords(held.writtenOn)}, by ${held.by}` },
      ]} />
      <p className="mt-3 flex flex-wrap gap-x-4">
        <TextLink href={`${page}?change=held-${held.id}#held`}>Change it</TextLink>
        <TextLink href={`${page}?change=let-${held.id}#held`}>No longer held</TextLink>
      </p>
      {open === `held-${held.id}` ? <HoldForm secrets={secrets} held={held} /> : null}
      {open === `let-${held.id}` ? (
        <ActionForm action={releaseSecretAction} label="No longer held" className="mt-4">
          <input type="hidden" name="secretId" value={held.id} />
          <TextArea name="words" label="How it ended" hint="Told, let go, or no longer true." rows={2} limit={2000} />
          <SubmitButton variant="secondary">Record</SubmitButton>
        </ActionForm>
      ) : null}
    </div>
  );
}

const Words = ({ children }: { children: string }) => <span className="whitespace-pre-wrap break-words">{children}</span>;

function HoldForm({ secrets, held }: { secrets: SecretsDto; held?: SecretDto }) {
  return (
    <ActionForm action={holdSecretAction} label={held ? "Change what is held" : "Write down what is held"} className="mt-4">
      <input type="hidden" name="clientId" value={secrets.clientId} />
      {held ? <input type="hidden" name="secretId" value={held.id} /> : null}
      <TextArea name="about" label="What you are holding" hint="In a few words. It stands in no list, no print and no joint file." rows={2} limit={2000} defaultValue={held?.about} />
      <TextArea name="agreed" label={`What you agreed with ${secrets.name}`} rows={2} limit={2000} defaultValue={held?.agreed} />
      <DateInput name="until" label="Until" defaultValue={held && held.until >= secrets.today ? held.until : ""} />
      <TextArea name="nextStep" label="Next step, and with whom" rows={2} limit={2000} defaultValue={held?.nextStep} />
      <TextArea name="otherwise" label="If that does not come about" rows={2} limit={2000} defaultValue={held?.otherwise} />
      <SubmitButton>Keep</SubmitButton>
    </ActionForm>
  );
}
