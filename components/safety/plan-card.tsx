import { ChangeableCard } from "#components/couples/changeable-card.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { DateInput, TimeInput } from "#components/ui/text-input.tsx";
import { instantInWords } from "#lib/platform/time.ts";
import { writePlanAction } from "#lib/safety/actions.ts";
import { checkContent } from "#lib/safety/check.ts";
import type { CheckPage, PlanDto } from "#lib/safety/dto.ts";

type Props = { check: CheckPage; open: string | null; page: string };

/** This person's own safety plan, made together, in versions (domain 2.6). It holds nothing back from anybody. */
export function PlanCard({ check, open, page }: Props) {
  const [newest, ...earlier] = check.plans;
  return (
    <ChangeableCard
      part="plan" title="Own safety plan" lead="For thoughts of dying or of hurting oneself. Made together. Messages, tasks and reminders go on, and the partner learns nothing."
      open={open} page={page} changeLabel={newest ? "Write a new version" : "Write the plan"} form={<PlanForm check={check} />}
    >
      {newest ? <Plan plan={newest} zone={check.zone} /> : <p className="text-ink-2">{check.selfPath ? "Due: something points there, and no plan is written." : "None."}</p>}
      {earlier.length > 0 ? (
        <Disclosure summary={`Earlier versions (${earlier.length})`} className="mt-4">
          <ul className="space-y-6">
            {earlier.map((plan) => (
              <li key={plan.id}><Plan plan={plan} zone={check.zone} /></li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </ChangeableCard>
  );
}

function Plan({ plan: { lines, nextContactAt, writtenAt, writtenBy }, zone }: { plan: PlanDto; zone: string }) {
  return (
    <>
      <SummaryList
        items={[
          { term: "Next contact", detail: nextContactAt ? instantInWords(nextContactAt, zone) : "Not agreed" },
          ...lines.map(({ label, words }) => ({ term: label, detail: <span className="whitespace-pre-wrap break-words">{words}</span> })),
        ]}
      />
      <p className="mt-2 text-sm text-ink-2">{writtenBy}, {instantInWords(writtenAt, zone)}</p>
    </>
  );
}

function PlanForm({ check: { clientId, plans } }: { check: CheckPage }) {
  const points = plans[0]?.points ?? {};
  return (
    <ActionForm action={writePlanAction} label="Write the safety plan">
      <input type="hidden" name="clientId" value={clientId} />
      {checkContent.plan.map(({ key, label }) => (
        <TextArea key={key} name={`points.${key}`} label={label} rows={2} limit={2000} defaultValue={points[key]} optional />
      ))}
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <DateInput name="contactOn" label="Next contact on" optional />
        <TimeInput name="contactAt" label="At" optional />
      </div>
      <SubmitButton>Keep as the newest version</SubmitButton>
    </ActionForm>
  );
}
