import { changeDraftAction } from "#lib/assignments/actions.ts";
import { budgetInWords } from "#lib/assignments/budget.ts";
import { weightWith } from "#lib/assignments/choice.ts";
import type { TaskDetailDto } from "#lib/assignments/dto.ts";
import { needsTick, reasonsAgainst, type CaseFacts, type PersonFacts } from "#lib/assignments/gate.ts";
import { planParts } from "#lib/assignments/plan.ts";
import type { GivingDto } from "#lib/assignments/preview.ts";
import { isForSolo, isRelational, type Exercise } from "#lib/exercises/exercise.ts";
import { GiveForm, type GiveFormProps } from "./give-form.tsx";
import { showPreview } from "./show-preview.ts";

export type DraftFacts = {
  exercise: Exercise;
  assigning: { facts: CaseFacts; today: string; lastDueOn: string; missing: { clientId: string; sentences: string[] }[]; hasCode: string[] };
  giving: GivingDto;
  now: Date;
  zone: string;
};

export type ChangeDraftProps = {
  coupleId: string;
  task: TaskDetailDto;
  /** What the form needs; null once the task is no draft any more, when only the slips stay. */
  facts: DraftFacts | null;
  refresh: GiveFormProps["refresh"];
};

/** A draft with its words and its exact preview: to change, to keep, to send. */
export async function ChangeDraft({ coupleId, task, facts, refresh }: ChangeDraftProps) {
  const person = facts?.assigning.facts.people.find(({ clientId }) => clientId === task.clientId);
  const open = facts !== null && person !== undefined;
  const fields = open ? [await fieldsOf(task, person, facts)] : [];
  const { exercise, assigning } = facts ?? {};
  return (
    <GiveForm
      action={changeDraftAction} label="Change this draft" open={open} people={fields} refresh={refresh} back={`/couples/${coupleId}/assignments`}
      hidden={{ coupleId, assignmentId: task.id, clientId: task.clientId, exerciseCode: task.exerciseCode, version: String(task.version) }}
      due={{ dueOn: task.dueOn, today: assigning?.today ?? task.dueOn, lastDueOn: assigning?.lastDueOn ?? task.dueOn }}
      asksTick={exercise !== undefined && needsTick(exercise)} safety={exercise ? [exercise.safety] : []} closed={[]} sends={task.delivery === "EMAIL"}
      notes={open ? reasonsAgainst(facts.exercise, person, facts.assigning.facts, true) : []} draftLabel="Save the draft"
    />
  );
}

async function fieldsOf(task: TaskDetailDto, person: PersonFacts, { exercise, assigning, giving, now, zone }: DraftFacts) {
  const { facts, missing, hasCode } = assigning;
  const typed = { ...planParts(task.plan), reason: task.reason, obstacle: task.obstacle, size: task.size, delivery: task.delivery, solo: task.solo ? "yes" : "" };
  return {
    index: 0, prefix: "", person, called: giving.names[task.seat], exercise, maySolo: !facts.soloClient && isForSolo(exercise) && isRelational(exercise), draft: task,
    reach: giving.reach.find(({ clientId }) => clientId === task.clientId), missing: missing.find(({ clientId }) => clientId === task.clientId)?.sentences ?? [],
    hasCode: hasCode.includes(task.clientId), budget: budgetInWords(weightWith(exercise, person, facts)),
    preview: await showPreview(exercise, typed, task.clientId, { giving, soloClient: facts.soloClient, dueOn: task.dueOn, now, zone }),
  };
}
