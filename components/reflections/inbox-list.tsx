import { TextLink } from "#components/ui/button.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { InboxDto, InboxLine } from "#lib/reflections/dto.ts";
import { isRed } from "#lib/reflections/risk-class.ts";
import { markedLine } from "#lib/reflections/risk-in-words.ts";
import { shareInWords, shareSign } from "#lib/reflections/share.ts";

const VIEWS = [{ show: "open", label: "To read" }, { show: "reviewed", label: "Reviewed" }] as const;

/** The two views of the inbox; the address holds the choice. */
export function InboxViews({ show }: Pick<InboxDto, "show">) {
  return (
    <nav aria-label="What is shown" className="mb-4">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {VIEWS.map((view) => (
          <li key={view.show}>
            {view.show === show ? (
              <span aria-current="true" className="inline-block py-2 font-semibold">{view.label}</span>
            ) : (
              <TextLink href={view.show === "open" ? "/reflections" : { pathname: "/reflections", query: { show: view.show } }} className="inline-block py-2">{view.label}</TextLink>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

const didWords = { DID: "did it", PART: "did part", NOT_THIS_TIME: "not this time" } as const;

/** One line each: who, what, who may hear it. Marks lead, in words and by a sign. */
export function InboxList({ lines }: { lines: InboxLine[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {lines.map((line) => (
        <li key={line.id} className="py-3">
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <PartnerName seat={line.seat}>{line.name}</PartnerName>
            <TextLink href={`/reflections/${line.id}`} className="inline-block py-1">{line.title}</TextLink>
            {line.marked ? <Tag tone={isRed(line.marked) ? "care" : "wait"}><span aria-hidden="true">▲ </span>{markedLine}</Tag> : null}
          </div>
          <p className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-ink-2">
            <span>
              {shareSign(line.share, line.solo) ? <span aria-hidden="true">{shareSign(line.share, line.solo)} </span> : null}
              {shareInWords(line.share, line.name, line.solo)}
            </span>
            <span>{didWords[line.did]}</span>
            {line.upset === null ? null : <span>upset {line.upset} of 10</span>}
            <span>{line.sent}</span>
            {line.reviewedBy ? <span>reviewed by {line.reviewedBy}</span> : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
