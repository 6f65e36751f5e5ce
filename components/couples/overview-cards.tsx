import { ButtonLink, TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import type { CoupleOverview, LastWords, OpenTask } from "#lib/couples/dto.ts";
import { dayInWords, instantInWords } from "#lib/platform/time.ts";

/** What comes next, with the one button to it. */
export function NextHour({ overview: { header } }: { overview: CoupleOverview }) {
  const { couple, nextSession, underWay } = header;
  if (!nextSession) {
    return (
      <Card title="Next session" size="large" lead="Nothing is planned yet.">
        <ButtonLink href={`/couples/${couple.id}/sessions/new`} variant="primary">Plan a session</ButtonLink>
      </Card>
    );
  }
  return (
    <Card title={underWay ? "This hour" : "Next session"} size="large" lead={`Session ${nextSession.number}: ${instantInWords(nextSession.startsAt, nextSession.zone)}`}>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={`/couples/${couple.id}/brief`} variant="primary">Open the brief</ButtonLink>
        <ButtonLink href={`/sessions/${nextSession.id}`}>Open the session</ButtonLink>
      </div>
    </Card>
  );
}

/** The last hour in the therapist's own closing words. */
export function LastHour({ overview: { header, lastWords, heldApart } }: { overview: CoupleOverview }) {
  const { lastSession } = header;
  if (!lastSession) return <Card title="Last session"><p className="text-ink-2">Appears after the first session.</p></Card>;
  return (
    <Card
      title="Last session"
      lead={instantInWords(lastSession.startsAt, lastSession.zone)}
      actions={<TextLink href={`/sessions/${lastSession.id}`}>Open session {lastSession.number}</TextLink>}
    >
      {heldApart ? <p>It was an hour with one of them. Its words stay with the session.</p> : <Words words={lastWords} sessionId={lastSession.id} />}
    </Card>
  );
}

function Words({ words, sessionId }: { words: LastWords | null; sessionId: string }) {
  const lines = words
    ? [
        { term: "Closing line", detail: words.closingLine },
        { term: "What eased it", detail: words.whatEased },
        { term: "You said you would", detail: words.promise },
        { term: "Next time", detail: words.nextFocus },
      ].filter(({ detail }) => detail !== null)
    : [];
  if (lines.length > 0) return <SummaryList items={lines.map(({ term, detail }) => ({ term, detail: <span className="whitespace-pre-wrap break-words">{detail}</span> }))} />;
  return (
    <p className="text-ink-2">
      No closing words yet. <TextLink href={`/sessions/${sessionId}/wrap-up`}>Write them</TextLink>
    </p>
  );
}

/** What each person has at hand, soonest first. */
export function OpenTasks({ coupleId, tasks }: { coupleId: string; tasks: OpenTask[] }) {
  return (
    <Card title="Open exercises" actions={<TextLink href={`/couples/${coupleId}/assignments/new`}>Give an exercise</TextLink>}>
      {tasks.length === 0 ? (
        <p className="text-ink-2">Nothing is open.</p>
      ) : (
        <ul className="space-y-3">
          {tasks.map(({ assignmentId, seat, name, exercise, dueOn }) => (
            <li key={assignmentId}>
              <PartnerName seat={seat}>{name}</PartnerName>
              <span className="block">{exercise}, by {dayInWords(dueOn)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
