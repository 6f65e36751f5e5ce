import { ButtonLink, TextLink } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/choices.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateInput } from "#components/ui/text-input.tsx";
import { assignExerciseAction } from "#lib/assignments/actions.ts";
import { mayBeSolo, reasonsAgainstChoice, type Choice } from "#lib/assignments/choice.ts";
import { needsTick, type CaseFacts } from "#lib/assignments/gate.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { RecipientFields } from "./recipient-fields.tsx";
import { SlipForm } from "./slip-form.tsx";

export type AssignFormProps = {
  assigning: { coupleId: string; facts: CaseFacts; today: string; dueOn: string; lastDueOn: string; missing: { clientId: string; sentences: string[] }[]; hasCode: string[] };
  exercise: Exercise;
  choices: readonly Choice[];
  chosen: Choice | null;
};

/** Who gets it, then each person's own words, then the day. The slips appear in its place once it is given. */
export function AssignForm(props: AssignFormProps) {
  const { assigning, exercise, chosen } = props;
  if (!chosen) return <WhoGetsIt {...props} />;
  const reasons = reasonsAgainstChoice(chosen, assigning.facts);
  const base = `/couples/${assigning.coupleId}/assignments`;
  return (
    <div className="space-y-6">
      <WhoGetsIt {...props} />
      {reasons.length > 0 ? <Closed reasons={reasons} /> : (
        <SlipForm action={assignExerciseAction} label="Give this exercise" className="space-y-6" after={<ButtonLink href={base}>Back to the exercises</ButtonLink>}>
          <input type="hidden" name="coupleId" value={assigning.coupleId} />
          <input type="hidden" name="exerciseCode" value={exercise.code} />
          {chosen.halves.map(({ person, exercise: own }, index) => (
            <RecipientFields key={`${person.clientId}-${own.code}`} index={index} person={person} exercise={own} maySolo={mayBeSolo(chosen, own, assigning.facts)} />
          ))}
          <DateInput name="dueOn" label="By which day" hint="A link stays open three days longer." defaultValue={assigning.dueOn} min={assigning.today} max={assigning.lastDueOn} />
          {chosen.halves.some(({ exercise: own }) => needsTick(own)) ? (
            <Checkbox name="checkedSafe" label="I have checked this is safe for each of them this week" />
          ) : null}
          <Delivery {...props} chosen={chosen} />
          <Notice tone="note" title="For you">
            <p>{exercise.safety}</p>
          </Notice>
          <SubmitButton pendingLabel="Giving…">Give this exercise</SubmitButton>
        </SlipForm>
      )}
    </div>
  );
}

function WhoGetsIt({ assigning, exercise, choices, chosen }: AssignFormProps) {
  if (choices.length <= 1) return null;
  const address = (key: string) => `/couples/${assigning.coupleId}/assignments/new?exercise=${exercise.code}&to=${key}`;
  const list = (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {choices.map((choice) => (
        <li key={choice.key} className="px-4 py-3">
          {choice.key === chosen?.key ? <span className="font-semibold" aria-current="true"><ChoiceWords choice={choice} /></span> : <TextLink href={address(choice.key)} className="block"><ChoiceWords choice={choice} /></TextLink>}
        </li>
      ))}
    </ul>
  );
  return chosen ? <Disclosure summary="Change who it is for">{list}</Disclosure> : (
    <section aria-labelledby="who">
      <h2 id="who" className="mb-2 text-lg">Who is it for?</h2>
      {list}
    </section>
  );
}

/** A pair of two exercises takes a line for each person; every other choice is one sentence. */
function ChoiceWords({ choice: { label, halves } }: { choice: Choice }) {
  const [one, other] = halves;
  if (!one || !other || one.exercise.code === other.exercise.code) return label;
  return (
    <>
      For both:
      {halves.map(({ person, exercise }) => (
        <span key={person.clientId} className="mt-1 flex flex-wrap items-baseline gap-x-2">
          <PartnerName seat={person.seat}>{person.name}</PartnerName> <span>{exercise.title}</span>
        </span>
      ))}
    </>
  );
}

function Closed({ reasons }: { reasons: readonly string[] }) {
  return (
    <Notice tone="wait" title="This cannot go home now">
      <ul className="list-disc pl-5">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Delivery({ assigning, chosen }: AssignFormProps & { chosen: Choice }) {
  return (
    <Notice tone="note" title="How it gets there">
      <ul className="space-y-1">
        {chosen.halves.map(({ person: { clientId, name } }) => {
          const missing = assigning.missing.find((entry) => entry.clientId === clientId)?.sentences ?? [];
          const code = assigning.hasCode.includes(clientId) ? "They use the code they have." : "A code is made and shown once.";
          return <li key={clientId}>{missing.length > 0 ? `${name}: on paper or in the room. Before a link: ${missing.join("; ")}.` : `${name}: a link to hand over. ${code}`}</li>;
        })}
      </ul>
    </Notice>
  );
}
