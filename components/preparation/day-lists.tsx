import { TextLink } from "#components/ui/button.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { markedLine } from "#lib/reflections/risk-in-words.ts";
import type { ArrivedLine, HourLine, NeedLine } from "#lib/preparation/dto.ts";

/** The other hours of today; those that have ended lead to their record. */
export function RestOfDay({ hours }: { hours: HourLine[] }) {
  if (hours.length === 0) return null;
  return (
    <section aria-labelledby="rest-of-day">
      <h2 id="rest-of-day" className="mb-2 text-lg">
        The rest of the day
      </h2>
      <ul className="divide-y divide-line border-y border-line">
        {hours.map(({ sessionId, coupleId, name, time, endTime, ended }) => (
          <li key={sessionId} className="flex flex-wrap items-baseline gap-x-6 gap-y-0.5 py-2.5">
            <span className="w-32 text-ink-2 tabular-nums">
              {time} to {endTime}
            </span>
            <TextLink href={ended ? `/sessions/${sessionId}` : `/couples/${coupleId}/brief`}>{name}</TextLink>
            {ended ? <span className="text-sm text-ink-2">ended</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What came back and waits to be read; the words themselves are one step away. */
export function Arrived({ lines }: { lines: ArrivedLine[] }) {
  return (
    <section aria-labelledby="arrived">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="arrived" className="text-lg">
          Arrived since the last session
        </h2>
        <TextLink href="/reflections" className="inline-block py-1 text-sm">All of them</TextLink>
      </div>
      {lines.length === 0 ? (
        <p className="text-ink-2">Nothing waits to be read.</p>
      ) : (
        <ul className="space-y-3">
          {lines.map(({ reflectionId, seat, name, title, sent, marked, share }) => (
            <li key={reflectionId}>
              <PartnerName seat={seat}>{name}</PartnerName>
              <br />
              <TextLink href={`/reflections/${reflectionId}`} className="inline-block py-1">
                {title}
              </TextLink>
              {marked ? <span className="block text-sm font-semibold text-care">{markedLine}</span> : null}
              <span className="block text-sm text-ink-2">{sent}</span>
              <span className="block text-sm text-ink-2">{share}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What only the therapist can do; notes long unsigned stand last and small. */
export function NeedsYou({ lines }: { lines: NeedLine[] }) {
  const [first, small] = [lines.filter((line) => !line.small), lines.filter((line) => line.small)];
  return (
    <section aria-labelledby="needs-you">
      <h2 id="needs-you" className="mb-2 text-lg">
        Needs you
      </h2>
      {lines.length === 0 ? <p className="text-ink-2">Nothing now.</p> : null}
      {[first, small].filter((group) => group.length > 0).map((group, index) => (
        <ul key={index} className={group === small ? "mt-4 space-y-2 text-sm" : "space-y-3"}>
          {group.map(({ href, about, text }) => (
            <li key={href}>
              <TextLink href={href} className="inline-block py-1">
                {text}
                <span className="sr-only">: {about}</span>
              </TextLink>
              <span aria-hidden="true" className="block text-sm text-ink-2">
                {about}
              </span>
            </li>
          ))}
        </ul>
      ))}
    </section>
  );
}
