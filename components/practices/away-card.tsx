import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateInput } from "#components/ui/text-input.tsx";
import { dayInWords } from "#lib/platform/time.ts";
import { cancelAwayAction, recordAwayAction } from "#lib/practices/actions.ts";
import type { AwayDto, AwayPageDto } from "#lib/practices/dto.ts";

/** One's own days away, and the colleague who reads what comes in on them. */
export function AwayCard({ away: { today, mine, colleagues, covering } }: { away: AwayPageDto }) {
  return (
    <Card title="Your days away" lead="Partners read when you are back. A colleague you name may read what they send, on these days only.">
      {covering.map(({ name, untilDay }) => (
        <Notice key={name} title={`You read for ${name}`} className="mb-4">
          <p>Until {dayInWords(untilDay)} you see what is sent for {name}. Nothing else of those cases opens.</p>
        </Notice>
      ))}
      {mine.length > 0 ? (
        <ul className="mb-6 divide-y divide-line">
          {mine.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
              <AwayLine away={one} />
              <ActionForm action={cancelAwayAction} label={`Take back ${dayInWords(one.fromDay)}`} className="shrink-0">
                <input type="hidden" name="awayId" value={one.id} />
                <SubmitButton variant="secondary" size="small" pendingLabel="Taking back…">Take back</SubmitButton>
              </ActionForm>
            </li>
          ))}
        </ul>
      ) : null}
      <ActionForm action={recordAwayAction} label="Add days away">
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          <DateInput name="fromDay" label="First day" min={today} />
          <DateInput name="untilDay" label="Last day" min={today} />
        </div>
        <Select
          name="coverId" label="Who reads for you" optional placeholder="Nobody"
          options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SubmitButton variant="secondary">Add these days</SubmitButton>
      </ActionForm>
    </Card>
  );
}

function AwayLine({ away: { fromDay, untilDay, cover } }: { away: AwayDto }) {
  const days = fromDay === untilDay ? dayInWords(fromDay) : `${dayInWords(fromDay)} to ${dayInWords(untilDay)}`;
  return (
    <p className="min-w-0">
      {days}
      <span className="block text-ink-2">{cover ? `${cover} reads for you` : "Nobody reads in this time"}</span>
    </p>
  );
}
