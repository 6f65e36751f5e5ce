import { ButtonLink, TextLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { SessionDto } from "#lib/sessions/dto.ts";
import { placeWords } from "#lib/sessions/hour.ts";
import { cameOf, formatOf, whenOf } from "./session-words.ts";

/** Which hour this is, who came, and the one thing that comes next. */
export function SessionHead({ session }: { session: SessionDto }) {
  const base = `/sessions/${session.id}`;
  const came = cameOf(session);
  return (
    <>
      <p data-print-only>Before you start: look at the screen.</p>
      <PageHeader
        breadcrumbs={[{ href: `/couples/${session.coupleId}/sessions`, label: "Sessions" }]}
        meta={whenOf(session)}
        title={`Session ${session.number}`}
        actions={session.cancelled ? undefined : <NextStep session={session} />}
      />
      {session.cancelled ? <Notice className="mb-6" title="Cancelled">This hour was not held. Nothing can be recorded in it.</Notice> : null}
      <ul className="-mt-4 mb-6 flex flex-wrap gap-x-6 gap-y-1 text-ink-2">
        <li>{formatOf(session)}</li>
        <li>{placeWords[session.place]}</li>
        {came.length > 0 ? came.map((line) => <li key={line}>{line}</li>) : <li>{session.minutes} minutes planned</li>}
        {session.cancelled ? null : <li data-screen-only><TextLink href={`${base}/edit`}>{session.attended ? "Change" : "Change, or say who came"}</TextLink></li>}
      </ul>
    </>
  );
}

function NextStep({ session }: { session: SessionDto }) {
  const base = `/sessions/${session.id}`;
  const seen = session.recorded || session.nothingToNote;
  const steps = [
    { href: `${base}/after`, todo: "Record what you saw", done: "Add moves", isDone: seen },
    { href: `${base}/wrap-up`, todo: "Wrap up", done: "Closing words", isDone: session.wrappedUp },
    { href: `${base}/note`, todo: "Write the note", done: "Note", isDone: session.noteSigned },
  ];
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <div data-screen-only className="flex flex-wrap gap-3">
      {steps.filter((step) => step !== next && (step.isDone || seen)).map(({ href, done, todo, isDone }) => (
        <ButtonLink key={href} href={href}>{isDone ? done : todo}</ButtonLink>
      ))}
      {next ? <ButtonLink href={next.href} variant="primary">{next.todo}</ButtonLink> : null}
    </div>
  );
}
