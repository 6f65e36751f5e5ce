import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { dayInWords, instantInWords } from "#lib/platform/time.ts";
import { clearMarksAction } from "#lib/reflections/actions.ts";
import type { ReflectionPageDto } from "#lib/reflections/dto.ts";
import { isRed, urgencyOf } from "#lib/reflections/risk-class.ts";
import { CLEARANCES, markAsks, markInWords, markLimits, replyInWords } from "#lib/reflections/risk-in-words.ts";

/** What the word search found, the most urgent first, and what the person answered to it. */
export function Marks({ reflection: { name, marks, answers } }: { reflection: ReflectionPageDto }) {
  if (marks.length === 0) return null;
  const classes = [...new Set(marks.map((mark) => mark.class))].toSorted((one, other) => urgencyOf(one) - urgencyOf(other));
  const replies = [...new Set(marks.flatMap(({ reply }) => (reply ? [reply] : [])))];
  const reachBy = marks.find((mark) => mark.reachBy !== null)?.reachBy;
  const asked = (fieldId: string) => answers.find((answer) => answer.fieldId === fieldId)?.label;
  return (
    <Notice tone={classes.some(isRed) ? "care" : "wait"} title={markLimits}>
      <ul className="list-disc space-y-1 pl-5">
        {classes.map((mark) => (
          <li key={mark}>
            It {markInWords(mark)}{where(marks.filter((one) => one.class === mark).flatMap(({ fieldId }) => asked(fieldId) ?? []))}. {markAsks(mark)}
          </li>
        ))}
      </ul>
      {reachBy ? <p className="mt-2">By {dayInWords(reachBy)}.</p> : null}
      {replies.map((reply) => (
        <p key={reply} className="mt-2">{name} {replyInWords(reply)}. That answers nothing by itself.</p>
      ))}
      <p className="mt-2">It sets no tier, changes no task and tells nobody but you and your cover. Unmarked words may still be about danger.</p>
    </Notice>
  );
}

const where = (labels: string[]): string => (labels.length === 0 ? "" : ` (under “${[...new Set(labels)].join("”, “")}”)`);

/** A clinician's answer to the marks that stand, and those given before. */
export function MarkAnswers({ reflection: { id, marks, clearances, zone } }: { reflection: ReflectionPageDto }) {
  return (
    <>
      {marks.length > 0 ? (
        <Card title="Answer the mark" lead="It stands first in every list until somebody has." className="mt-8">
          <ActionForm action={clearMarksAction} label="Answer the mark">
            <input type="hidden" name="reflectionId" value={id} />
            <RadioGroup name="kind" label="What was done" options={Object.entries(CLEARANCES).map(([value, label]) => ({ value, label }))} />
            <TextArea name="reason" label="In a few words" hint="Stays in this person's own file." rows={3} limit={600} />
            <SubmitButton>Answer the mark</SubmitButton>
          </ActionForm>
        </Card>
      ) : null}
      {clearances.map((clearance) => (
        <Card key={clearance.at.toISOString()} className="mt-8" title={`Mark answered: ${CLEARANCES[clearance.kind].toLowerCase()}`} lead={`${clearance.by}, ${instantInWords(clearance.at, zone)}`}>
          <p className="whitespace-pre-wrap break-words">{clearance.reason}</p>
        </Card>
      ))}
    </>
  );
}
