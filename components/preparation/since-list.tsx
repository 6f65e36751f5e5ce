import { TextLink } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import type { Seat } from "#lib/couples/seat.ts";
import type { SinceLine } from "#lib/preparation/since.ts";

export type SinceListProps = {
  lines: readonly SinceLine[];
  names: Record<Seat, string>;
  /** Whether answers that may be brought up go onto the paper; all others never do. */
  printAnswers: boolean;
};

/** Tasks that fit on the paper (domain 5.1); the screen shows all. */
const ON_PAPER = 6;

/** What came back since the last hour, one line per task. */
export function SinceList({ lines, names, printAnswers }: SinceListProps) {
  return (
    <ul className="space-y-1.5 print:space-y-0">
      {lines.map((line, index) => (
        <li key={index} className={classNames(index >= ON_PAPER && "print:hidden")}>
          <PartnerName seat={line.seat}>{names[line.seat]}</PartnerName> {line.title}: {line.did}
          {line.answers ? <span data-screen-only={!(printAnswers && line.mayBeRaised) || undefined}>; {line.answers}</span> : null}
          {line.share ? (
            <span className="text-ink-2" data-screen-only={!line.mayBeRaised || undefined}>
              {" "}
              ({line.share})
            </span>
          ) : null}
          {line.reflectionId ? (
            <TextLink href={`/reflections/${line.reflectionId}`} data-screen-only className="ml-2 inline-block py-0.5 text-sm">
              {line.reviewed ? "Read again" : "Read"}
              <span className="sr-only"> what {names[line.seat]} sent about {line.title}</span>
            </TextLink>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
