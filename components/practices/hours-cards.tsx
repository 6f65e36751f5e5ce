import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { TimeInput } from "#components/ui/text-input.tsx";
import { setQuietHoursAction, setReadingHoursAction } from "#lib/practices/actions.ts";
import type { PracticeSettings } from "#lib/practices/dto.ts";
import { parseReadingHours, WEEKDAYS } from "#lib/practices/reading-hours.ts";

const DAY_NAMES: Record<(typeof WEEKDAYS)[number], string> = {
  Mon: "Monday", Tue: "Tuesday", Wed: "Wednesday", Thu: "Thursday", Fri: "Friday", Sat: "Saturday", Sun: "Sunday",
};

type Props = { practice: PracticeSettings };

/** When what partners send is read, as a time by day of the week. */
export function ReadingHoursCard({ practice: { readingHours } }: Props) {
  const times = parseReadingHours(readingHours);
  return (
    <Card title="When messages are read" lead={`Partners read: ${readingHours}.`}>
      {times.length === 0 ? <p className="mb-4 text-ink-2">These words name no times, so no page says when the next reading is. Set times to change that.</p> : null}
      <ActionForm action={setReadingHoursAction} label="When messages are read">
        <fieldset>
          <legend className="mb-2">A time for each day on which somebody reads. Leave the others blank.</legend>
          <div className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3">
            {WEEKDAYS.map((day, index) => (
              <TimeInput key={day} name={day.toLowerCase()} label={DAY_NAMES[day]} defaultValue={times.find(({ weekday }) => weekday === index + 1)?.time ?? ""} />
            ))}
          </div>
        </fieldset>
        <SubmitButton variant="secondary">Set these times</SubmitButton>
      </ActionForm>
    </Card>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${String(hour).padStart(2, "0")}:00` }));

/** The hours in which no message leaves. */
export function QuietHoursCard({ practice: { quietFrom, quietUntil, zone } }: Props) {
  return (
    <Card title="Quiet hours" lead={`No message goes out between these hours, ${zone.replaceAll("_", " ")} time. The same hour twice means never quiet.`}>
      <ActionForm action={setQuietHoursAction} label="Quiet hours">
        <div className="grid grid-cols-2 gap-x-6">
          <Select name="quietFrom" label="From" options={HOURS} defaultValue={String(quietFrom)} />
          <Select name="quietUntil" label="Until" options={HOURS} defaultValue={String(quietUntil)} />
        </div>
        <SubmitButton variant="secondary">Set quiet hours</SubmitButton>
      </ActionForm>
    </Card>
  );
}
