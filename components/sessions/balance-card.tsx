import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateInput, TextInput } from "#components/ui/text-input.tsx";
import { recordPrivateContactAction } from "#lib/sessions/actions.ts";
import type { BalanceDto } from "#lib/sessions/balance.ts";

const rows = [
  { label: "Minutes together", of: "together" }, { label: "Minutes alone", of: "alone" }, { label: "Exercises given", of: "tasks" },
  { label: "Contacts outside the hours", of: "contacts" }, { label: "Minutes of them", of: "contactMinutes" },
] as const;

/** How attention was spread over the two, for the therapist alone: sums side by side and no verdict. Never printed. */
export function BalanceCard({ balance, today }: { balance: BalanceDto; today: string }) {
  return (
    <div data-screen-only className="print:hidden">
      <Card title="Between the two" lead="Your time and attention so far, side by side. For you alone.">
        <DataTable
          caption="Time and attention by person"
          hideCaption
          columns={[{ key: "what", header: "What", hideHeader: true }, ...balance.map(({ seat, name }) => ({ key: seat, header: name, align: "end" as const }))]}
          rows={rows.map(({ label, of }) => ({ id: of, cells: { what: label, ...Object.fromEntries(balance.map(({ seat, attention }) => [seat, String(attention[of])])) } }))}
        />
        <Disclosure summary="Add a contact outside the hours" className="mt-4">
          <ActionForm action={recordPrivateContactAction} label="Add a contact" className="mt-3">
            <Select name="clientId" label="With" options={balance.map(({ clientId, name }) => ({ value: clientId, label: name }))} />
            <DateInput name="on" label="On" defaultValue={today} />
            <TextInput name="minutes" label="Minutes" inputMode="numeric" width="short" />
            <SubmitButton variant="secondary">Add</SubmitButton>
          </ActionForm>
        </Disclosure>
      </Card>
    </div>
  );
}
