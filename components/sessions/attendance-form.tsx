import { ActionForm } from "#components/ui/action-form.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { PartnerMark } from "#components/ui/partner-mark.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput, VersionField } from "#components/ui/text-input.tsx";
import type { Seat } from "#lib/couples/seat.ts";
import { recordAttendanceAction } from "#lib/sessions/actions.ts";
import type { SessionDto } from "#lib/sessions/dto.ts";
import { statusWords } from "#lib/sessions/hour.ts";

/** Who came and for how long, as it happened; minutes are prefilled from the plan. */
export function AttendanceForm({ session, seats }: { session: SessionDto; seats: readonly Seat[] }) {
  const version = Math.max(0, ...seats.map((seat) => session.attendance[seat]?.version ?? 0));
  return (
    <ActionForm action={recordAttendanceAction} label="Who came">
      <input type="hidden" name="sessionId" value={session.id} />
      <VersionField value={version} />
      <div className={seats.length === 2 ? "grid gap-8 sm:grid-cols-2" : undefined}>
        {seats.map((seat) => <PersonHour key={seat} session={session} seat={seat} single={seats.length === 1} />)}
      </div>
      <SubmitButton>Save who came</SubmitButton>
    </ActionForm>
  );
}

function PersonHour({ session, seat, single }: { session: SessionDto; seat: Seat; single: boolean }) {
  const prefix = seat === "A" ? "a" : "b";
  const row = session.attendance[seat];
  const { joint, alone } = session.minutesThere;
  const name = session.couple.names[seat];
  return (
    <section aria-label={name} className="min-w-0 space-y-4">
      <h3 className="flex items-baseline gap-2">
        <PartnerMark seat={seat} />
        {name}
      </h3>
      <RadioGroup name={`${prefix}.status`} label="How it went" defaultValue={row?.status ?? (joint[seat] + alone[seat] > 0 ? "CAME" : undefined)}
        options={Object.entries(statusWords).map(([value, label]) => ({ value, label }))} />
      <TextInput name={`${prefix}.minutesLate`} label="Late by minutes" hint="Only if late." optional width="short" inputMode="numeric" defaultValue={row?.minutesLate?.toString() ?? ""} />
      {single ? null : <TextInput name={`${prefix}.minutesJoint`} label="Minutes together" width="short" inputMode="numeric" defaultValue={String(joint[seat])} />}
      <TextInput name={`${prefix}.minutesAlone`} label={single ? "Minutes" : "Minutes alone with you"} width="short" inputMode="numeric" defaultValue={String(alone[seat])} />
    </section>
  );
}
