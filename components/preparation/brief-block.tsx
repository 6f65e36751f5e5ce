import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import type { Seat } from "#lib/couples/seat.ts";
import type { BriefLine } from "#lib/preparation/held-hour.ts";

export type BriefBlockProps = {
  title: string;
  children?: ReactNode;
  /** Said in the block's place while there is nothing; blocks never move. */
  empty?: string;
  /** Never on paper. */
  screenOnly?: boolean;
  note?: ReactNode;
};

/** One block of the brief at its fixed place: name on the left, content on the right; on a phone one above the other. */
export function BriefBlock({ title, children, empty, screenOnly, note }: BriefBlockProps) {
  return (
    <section
      aria-labelledby={blockId(title)}
      data-screen-only={screenOnly || undefined}
      className="grid gap-x-8 gap-y-1 border-t border-line py-4 sm:grid-cols-[9rem_minmax(0,1fr)] print:grid-cols-[7.5rem_minmax(0,1fr)] print:gap-x-4 print:py-1.5"
    >
      <div>
        <h2 id={blockId(title)} className="text-base">
          {title}
        </h2>
        {note ? <p className="text-sm text-ink-2">{note}</p> : null}
      </div>
      <div className="min-w-0 space-y-1.5 print:space-y-0.5">{empty === undefined ? children : <p className="text-ink-2">{empty}</p>}</div>
    </section>
  );
}

const blockId = (title: string) => `block-${title.toLowerCase().replaceAll(/[^a-z]+/g, "-")}`;

// So that the fullest brief stays on one page: the therapist's own closing words get two lines, the rest of them one.
const onPaper = (label: string | null) => (label === null || label === "In your words" ? "print:line-clamp-2" : "print:line-clamp-1");

/** Lines of a block; what came from a private room stays off the paper. */
export function BriefLines({ lines, names }: { lines: readonly BriefLine[]; names: Record<Seat, string> }) {
  return (
    <ul className="space-y-1.5 print:space-y-0">
      {lines.map(({ label, seat, text, screenOnly }, index) => (
        <li key={index} data-screen-only={screenOnly || undefined} className={classNames("max-w-measure", screenOnly && "border-l-2 border-line pl-3")}>
          <span className={onPaper(label)}>
            {seat ? (
              <>
                <PartnerName seat={seat}>{names[seat]}</PartnerName>{" "}
              </>
            ) : null}
            {label ? <span className="text-ink-2">{label}: </span> : null}
            {text}
          </span>
        </li>
      ))}
    </ul>
  );
}
