import { swapAssignmentAction, giveExerciseAction } from "#lib/assignments/actions.ts";
import { budgetInWords } from "#lib/assignments/budget.ts";
import { choicesFor, chosenOf, mayBeSolo, reasonsAgainstChoice, weightWith, type Choice } from "#lib/assignments/choice.ts";
import { needsTick, type CaseFacts } from "#lib/assignments/gate.ts";
import type { GivingDto } from "#lib/assignments/preview.ts";
import { presetDelivery } from "#lib/assignments/status.ts";
import { asTheySit } from "#lib/couples/case-name.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { GiveForm, type GiveFormProps } from "./give-form.tsx";
import { showPreview } from "./show-preview.ts";
import { WhoGetsIt } from "./who-gets-it.tsx";

export type GiveNewProps = {
  exercise: Exercise;
  assigning: { coupleId: string; facts: CaseFacts; today: string; dueOn: string; lastDueOn: string; missing: { clientId: string; sentences: string[] }[]; hasCode: string[] };
  giving: GivingDto;
  /** Who, as the address says. */
  to: string | undefined;
  /** The task whose place this one takes. */
  instead: string | undefined;
  now: Date;
  zone: string;
  refresh: GiveFormProps["refresh"];
};

/** Who gets it, then the page with everything preset for those. */
export async function GiveNew(props: GiveNewProps) {
  const { exercise, assigning, giving, to, instead } = props;
  const all = choicesFor(exercise, assigning.facts);
  const choices = instead ? all.filter(({ key }) => key === to) : all;
  const chosen = chosenOf(choices, exercise, to);
  const base = `/couples/${assigning.coupleId}/assignments`;
  const who = <WhoGetsIt choices={choices} chosen={chosen} names={giving.names} addressOf={(key) => `${base}/new?exercise=${exercise.code}&to=${key}`} />;
  if (!chosen) return who;
  const people = [];
  const seated = asTheySit(giving.leftSeat, chosen.halves.map((half) => ({ ...half, seat: half.person.seat })));
  for (const [index, half] of seated.entries()) people.push(await personOf(props, chosen, half, index));
  const form = { people, back: base, due: assigning, asksTick: chosen.halves.some((half) => needsTick(half.exercise)), safety: [...new Set(chosen.halves.map((half) => half.exercise.safety))], refresh: props.refresh, sends: people.some(({ preview }) => preview.message !== null) };
  if (instead) {
    const hidden = { coupleId: assigning.coupleId, assignmentId: instead, exerciseCode: exercise.code, clientId: people[0]?.person.clientId ?? "" };
    return <GiveForm {...form} action={swapAssignmentAction} label="Give this in its place" hidden={hidden} closed={[]} canApprove={false} draftLabel="Withdraw the other and save this as a draft" />;
  }
  // Once the slips are out, a press on another choice would take them away unseen.
  return (
    <div className="has-[[data-slip]]:[&>nav]:hidden">
      {who}
      <GiveForm key={chosen.key} {...form} action={giveExerciseAction} label="Give this exercise" hidden={{ coupleId: assigning.coupleId, exerciseCode: exercise.code }} closed={reasonsAgainstChoice(chosen, assigning.facts)} />
    </div>
  );
}

async function personOf({ assigning, giving, instead, now, zone }: GiveNewProps, chosen: Choice, { person, exercise }: Choice["halves"][number], index: number) {
  const { clientId, seat } = person;
  const missing = assigning.missing.find((entry) => entry.clientId === clientId)?.sentences ?? [];
  const reach = giving.reach.find((entry) => entry.clientId === clientId);
  const delivery = presetDelivery(reach?.channel ?? null, { haveLink: missing.length === 0, mail: reach?.email != null });
  const facts = { giving, soloClient: assigning.facts.soloClient, dueOn: assigning.dueOn, now, zone };
  return {
    index, prefix: instead ? "" : `recipients.${index}.`, person, called: giving.names[seat], exercise, maySolo: mayBeSolo(chosen, exercise, assigning.facts),
    reach, missing, hasCode: assigning.hasCode.includes(clientId), budget: budgetInWords(weightWith(exercise, person, assigning.facts)),
    preview: await showPreview(exercise, { delivery }, clientId, facts),
  };
}
