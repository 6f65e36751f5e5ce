import { ActionForm } from "#components/ui/action-form.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateInput, TextInput, TimeInput, VersionField } from "#components/ui/text-input.tsx";
import type { Seat } from "#lib/couples/seat.ts";
import { changeSessionAction, planSessionAction } from "#lib/sessions/actions.ts";
import type { SessionDto } from "#lib/sessions/dto.ts";
import { formatWords, placeWords } from "#lib/sessions/hour.ts";

type People = { kind: "COUPLE" | "INDIVIDUAL"; names: Readonly<Record<Seat, string>>; seats: readonly Seat[] };

/** What a new hour is prefilled with: the rhythm of the last one, if there is any. */
export type PlanDefaults = { day: string; time: string; minutes: number; place: SessionDto["place"]; who: string };

/** Plans a new hour. */
export function PlanForm({ coupleId, people, defaults, zone }: { coupleId: string; people: People; defaults: PlanDefaults; zone: string }) {
  return (
    <ActionForm action={planSessionAction} label="Plan a session">
      <input type="hidden" name="coupleId" value={coupleId} />
      <WhenAndWhere defaults={defaults} zone={zone} />
      <WhoComes people={people} value={defaults.who} />
      <SubmitButton>Plan this session</SubmitButton>
    </ActionForm>
  );
}

/** Changes a planned hour. Who comes is left out once attendance is recorded. */
export function ChangePlanForm({ session, people }: { session: SessionDto; people: People }) {
  const who = session.format === "ONE" ? `ONE_${session.oneSeat ?? "A"}` : session.format;
  return (
    <ActionForm action={changeSessionAction} label="Change the plan">
      <input type="hidden" name="sessionId" value={session.id} />
      <VersionField value={session.version} />
      <WhenAndWhere defaults={{ ...session, who }} zone={session.zone} />
      {session.attended ? null : <WhoComes people={people} value={who} />}
      <SubmitButton>Save the plan</SubmitButton>
    </ActionForm>
  );
}

function WhenAndWhere({ defaults, zone }: { defaults: PlanDefaults; zone: string }) {
  return (
    <>
      <div className="flex flex-wrap items-end gap-6">
        <DateInput name="day" label="Date" defaultValue={defaults.day} />
        <TimeInput name="time" label="Begins" hint={`In ${zone.replaceAll("_", " ")} time.`} defaultValue={defaults.time} />
        <TextInput name="minutes" label="Minutes" width="short" inputMode="numeric" autoComplete="off" defaultValue={String(defaults.minutes)} />
      </div>
      <RadioGroup name="place" label="Where" defaultValue={defaults.place} options={Object.entries(placeWords).map(([value, label]) => ({ value, label }))} />
    </>
  );
}

function WhoComes({ people, value }: { people: People; value: string }) {
  if (people.kind === "INDIVIDUAL") return <input type="hidden" name="format" value="ONE_A" />;
  const alone = people.seats.map((seat) => ({ value: `ONE_${seat}`, label: `${people.names[seat]} alone` }));
  return (
    <RadioGroup
      name="format" label="Who comes" defaultValue={value}
      hint="What is told alone stays in the file of the one who told it. Change who came after the hour, as it happened."
      options={[
        { value: "JOINT", label: formatWords.JOINT },
        { value: "JOINT_WITH_PRIVATE", label: formatWords.JOINT_WITH_PRIVATE },
        { value: "SPLIT", label: formatWords.SPLIT, hint: "The same length for both." },
        ...alone,
      ]}
    />
  );
}
