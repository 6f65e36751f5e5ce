import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { askBeforeReviewAction } from "#lib/criteria/actions.ts";
import type { BeforeReview, NoticedLine } from "#lib/criteria/dto.ts";

/** Asks everyone of the case for their own items before the next review, with one button. Nothing leaves unapproved. */
export function BeforeReviewCard({ ask }: { ask: NonNullable<BeforeReview["ask"]> }) {
  const due = ask.due ? "A review is due at the next hour" : "The next hour";
  return (
    <Card title="Before the next review" lead={`${due}, ${ask.day}.`}>
      {ask.against === null ? (
        <ActionForm action={askBeforeReviewAction}>
          <input type="hidden" name="coupleId" value={ask.coupleId} />
          <input type="hidden" name="sessionId" value={ask.sessionId} />
          <p className="max-w-measure">
            Twelve short items, two minutes. They stand beside your rating and are never added to it. They go out {ask.goesOut}, once you have approved.
          </p>
          {ask.noticing ? (
            <label className="mt-3 flex min-h-11 items-center gap-3">
              <input type="checkbox" name="noticing" value="on" />
              <span>Also ask both what they noticed in the other. You alone read it.</span>
            </label>
          ) : null}
          <div className="mt-4"><SubmitButton>Draft the items</SubmitButton></div>
        </ActionForm>
      ) : (
        <p className="max-w-measure">{ask.against}</p>
      )}
    </Card>
  );
}

/** What each noticed in the partner: plain words with dates, no count. */
export function NoticedCard({ lines }: { lines: readonly NoticedLine[] }) {
  return (
    <Card title="What each noticed in the other" lead="For you alone. In no score and no chart.">
      <ul className="space-y-3">
        {lines.map(({ id, seat, name, day, words }) => (
          <li key={id}>
            <PartnerName seat={seat}>{name}</PartnerName>, {day}: {words.join("; ")}.
          </li>
        ))}
      </ul>
    </Card>
  );
}
