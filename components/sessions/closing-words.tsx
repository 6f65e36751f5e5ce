import { SummaryList } from "#components/ui/summary-list.tsx";
import type { WrapUpDto } from "#lib/sessions/dto.ts";

/** The therapist's closing words; lines left out are not shown. */
export function ClosingWords({ wrapUp, withEased = false }: { wrapUp: WrapUpDto; withEased?: boolean }) {
  const lines: [string, string | null][] = [
    ["Closing line", wrapUp.closingLine],
    ...(withEased ? [["What eased the hardest moment", wrapUp.whatEased] as [string, string | null]] : []),
    ["You said you would", wrapUp.promise],
    ["Next time", wrapUp.nextFocus],
  ];
  const said = lines.filter(([, text]) => text !== null);
  if (said.length === 0) return <p className="text-ink-2">No closing words.</p>;
  return <SummaryList items={said.map(([term, text]) => ({ term, detail: <span className="whitespace-pre-line">{text}</span> }))} />;
}
