import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { instantInWords } from "#lib/platform/time.ts";
import { reviewReflectionAction } from "#lib/reflections/actions.ts";
import type { ReflectionPageDto } from "#lib/reflections/dto.ts";
import { Marks } from "./marks.tsx";
import { shareAsks, shareInWords } from "#lib/reflections/share.ts";

type Props = { reflection: ReflectionPageDto };

const VERY_UPSET = 8;

/** What a person sent, for reading without judging: who may hear it, then the words as they stand. */
export function ReflectionReading({ reflection }: Props) {
  const { share, name, solo, upset, answers, reason } = reflection;
  const asks = shareAsks(share, name, solo);
  return (
    <div className="space-y-6">
      <Notice title={shareInWords(share, name, solo)}>{asks ? <p>{asks}</p> : null}</Notice>
      <Marks reflection={reflection} />
      {upset === null ? null : (
        <Notice tone={upset >= VERY_UPSET ? "care" : "note"} title={`Upset ${upset} of 10 when sending`}>
          {upset >= VERY_UPSET ? <p>Calming steps and help lines were shown. Reach {name} in the way you agreed, alone.</p> : null}
        </Notice>
      )}
      <section aria-label={`What ${name} wrote`} className="space-y-5">
        <div>
          <p className="text-ink-2">Why, as agreed</p>
          <p className="whitespace-pre-wrap break-words">{reason}</p>
        </div>
        {answers.map(({ fieldId, label, value, isText }) => (
          <div key={fieldId}>
            <h2 className="text-base font-normal text-ink-2">{label}</h2>
            <p data-answer={fieldId} className={isText ? "whitespace-pre-wrap break-words text-lg" : "break-words"}>{value}</p>
          </div>
        ))}
      </section>
    </div>
  );
}

/** That it was read, and what was done. */
export function ReviewCard({ reflection: { id, review, zone } }: Props) {
  if (review) {
    return (
      <Card title="Reviewed" lead={`${review.by}, ${instantInWords(review.at, zone)}`} className="mt-8">
        {review.done ? <p className="whitespace-pre-wrap break-words">{review.done}</p> : <p className="text-ink-2">Nothing was written about it.</p>}
      </Card>
    );
  }
  return (
    <Card title="When you have read it" className="mt-8">
      <ActionForm action={reviewReflectionAction} label="Mark as reviewed">
        <input type="hidden" name="reflectionId" value={id} />
        <TextArea name="done" label="What you did or will do" hint="Stays in this person's own file." optional rows={3} limit={600} />
        <SubmitButton>Mark as reviewed</SubmitButton>
      </ActionForm>
    </Card>
  );
}
