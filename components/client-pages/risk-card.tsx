import { card as words } from "#lib/reflections/messages.ts";
import type { RiskCardWords } from "#lib/reflections/risk-card.ts";
import { sent } from "#lib/requests/messages.ts";
import { HelpLines } from "./frame.tsx";

export type RiskCardProps = {
  card: RiskCardWords;
  /** Where an answer is posted; null before sending, when there is nothing stored to answer. */
  replyAction: string | null;
  /** The page with help and ways to stay private. */
  safetyHref: string;
};

/**
 * What words a simple search looks for bring up, before or after sending. It looks like any other part of
 * the page, names nothing of what was found, and stops nobody from sending.
 */
export function RiskCard({ card: { text, calls, pointsToSafety, replies }, replyAction, safetyHref }: RiskCardProps) {
  return (
    <section className="note" aria-label={words.heading}>
      <p>{text}</p>
      {calls.length > 0 ? (
        <>
          <p>{words.calls}</p>
          <HelpLines lines={calls.map((line) => ({ ...line, about: "" }))} />
        </>
      ) : null}
      {pointsToSafety ? (
        <p>
          <a href={safetyHref}>{words.safety}</a>
        </p>
      ) : null}
      <details className="more">
        <summary>{words.calm}</summary>
        <ol>
          {sent.calmSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </details>
      {replyAction !== null && replies.length > 0 ? (
        <form method="post" action={replyAction} className="send">
          {replies.map(({ reply, label }) => (
            <button key={reply} className="other" name="reply" value={reply}>{label}</button>
          ))}
        </form>
      ) : null}
      {replyAction === null && replies.length > 1 ? <p>{words.afterSending}</p> : null}
    </section>
  );
}

/** After an answer: that it was noted, and no more. */
export function RiskReplyNoted() {
  return <p role="status">{words.noted}</p>;
}
