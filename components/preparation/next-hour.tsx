import { ButtonLink } from "#components/ui/button.tsx";
import type { TodayDto } from "#lib/preparation/dto.ts";

/** The one card of the day: who comes next, the gist of the brief, one button to the whole of it. */
export function NextHour({ next }: { next: NonNullable<TodayDto["next"]> }) {
  return (
    <section data-card aria-labelledby="next-hour" className="rounded-lg border border-line bg-surface p-4 sm:p-8">
      <p className="text-ink-2">
        {next.underWay ? "Now: " : "Next: "}
        {next.isToday ? "today" : next.day}, {next.time} to {next.endTime}
        <span className="max-sm:hidden">, {next.where.toLowerCase()}</span>
      </p>
      <h2 id="next-hour" className="mt-1 text-2xl">
        {next.name}
      </h2>
      {next.gist.length === 0 ? (
        <p className="mt-4 text-ink-2">Nothing is recorded yet. This is where the gist of the last hour will stand.</p>
      ) : (
        <dl className="mt-5 space-y-3">
          {next.gist.map(({ label, text }) => (
            <div key={label} className="grid gap-x-6 sm:grid-cols-[9rem_minmax(0,1fr)]">
              <dt className="text-ink-2">{label}</dt>
              <dd className="max-w-measure">{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className="mt-7 flex flex-wrap gap-3">
        <ButtonLink variant="primary" href={`/couples/${next.coupleId}/brief`}>Open the brief</ButtonLink>
        <ButtonLink href={`/sessions/${next.sessionId}`}>Open the session</ButtonLink>
      </div>
    </section>
  );
}
