import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { CheckboxGroup, RadioGroup } from "#components/ui/choices.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateInput, TextInput } from "#components/ui/text-input.tsx";
import { dayInWords } from "#lib/platform/time.ts";
import { recordAuthorizationAction, withdrawAuthorizationAction } from "#lib/records/actions.ts";
import type { LeaveDto, ReleaseDesk } from "#lib/records/dto.ts";

type Part = { desk: ReleaseDesk; open: string | null; page: string };

/** Who gave written leave for what. Each signs alone; one partner's leave opens nothing of the other's. */
export function LeavesCard({ desk, ...part }: Part) {
  const people = desk.people.filter(({ erasedAt }) => erasedAt === null);
  const form = (
    <ActionForm action={recordAuthorizationAction} label="Record a written leave">
      <RadioGroup name="clientId" label="Who signed" options={people.map(({ clientId, name }) => ({ value: clientId, label: name }))} />
      <fieldset className="space-y-2">
        <legend className="font-semibold">What it covers</legend>
        <CheckboxGroup name="coversJoint" label="The joint file" options={[{ value: "yes", label: desk.isCouple ? "The joint file, together with the other's leave" : "The file" }]} />
        <CheckboxGroup name="coversProcess" label="Process notes" options={[{ value: "yes", label: "Process notes: a leave of their own" }]} />
      </fieldset>
      <TextInput name="recipient" label="Who may have it" />
      <TextInput name="purpose" label="What for" />
      <DateInput name="signedOn" label="Signed on" defaultValue={desk.today} />
      <DateInput name="until" label="Holds until" optional />
      <SubmitButton>Record</SubmitButton>
    </ActionForm>
  );
  return (
    <ChangeableCard part="leave" title="Written leave" lead="One person's leave never opens the other's file." changeLabel="Record a leave" form={form} {...part}>
      {desk.leaves.length === 0 ? <p className="text-ink-2">Nobody has signed anything.</p> : (
        <ul className="divide-y divide-line">
          {desk.leaves.map((leave) => <Leave key={leave.id} leave={leave} />)}
        </ul>
      )}
    </ChangeableCard>
  );
}

function Leave({ leave }: { leave: LeaveDto }) {
  const covers = [leave.coversJoint ? "the joint file" : null, leave.coversProcess ? "process notes" : null].filter(Boolean).join(" and ");
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p><span className="font-semibold">{leave.name}</span>: {covers}</p>
        <p className="break-words text-sm text-ink-2">For {leave.recipient}. {leave.purpose}</p>
        <p className="text-sm text-ink-2">
          Signed {dayInWords(leave.signedOn)}{leave.until ? `, until ${dayInWords(leave.until)}` : ""}. {leave.withdrawnAt ? "Taken back." : leave.inForce ? "In force." : "Not in force today."}
        </p>
      </div>
      {leave.withdrawnAt ? null : (
        <ActionForm action={withdrawAuthorizationAction} label={`Take back the leave of ${leave.name}`} className="shrink-0">
          <input type="hidden" name="authorizationId" value={leave.id} />
          <SubmitButton variant="secondary" size="small" pendingLabel="Taking back…">Take back</SubmitButton>
        </ActionForm>
      )}
    </li>
  );
}

/** Said where nothing went out yet. */
export function NothingOut() {
  return <EmptyState title="Nothing was handed out">Every file that goes out will stand here, with who got it, when and its fingerprint.</EmptyState>;
}
