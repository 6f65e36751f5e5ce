import { DataTable } from "#components/ui/data-table.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import type { Seat } from "#lib/couples/seat.ts";
import { patternText } from "#lib/observations/couple-figures.ts";
import { figuresCaveat } from "#lib/observations/figures.ts";
import type { PersonSummary, ScopeSummary, SessionSummary } from "#lib/observations/summary.ts";
import { offersText, pursueThenWithdrawText } from "#lib/observations/turns.ts";
import { lightMarkOf } from "#lib/observations/code.ts";
import type { LightMark } from "#lib/observations/code.ts";
import { wordFor } from "#lib/observations/word.ts";

type Names = Readonly<Record<Seat, string>>;
type Line = { id: string; label: string; of: (person: PersonSummary) => string };

const absent = "was not there";
const withN = (value: string, n: number) => `${value} (n=${n})`;

const position: Line = { id: "pos", label: "Position, −100 pulls back to 100 reaches", of: ({ figures, tooLittle }) => tooLittle ?? withN(signed(figures.pos), figures.n) };
const extremity: Line = { id: "ext", label: "Extremity, 0 all in the middle to 100", of: ({ figures, tooLittle }) => tooLittle ?? withN(String(figures.ext), figures.n) };
const load: Line = { id: "load", label: "Load, for 50 minutes", of: ({ figures, counts }) => (figures.load === null ? "nothing recorded" : withN(figures.load.toFixed(1), counts.total)) };
const lean: Line = { id: "lean", label: "Lean of this hour", of: ({ figures, tooLittle }) => tooLittle ?? withN(figures.lean ?? "", figures.n) };
const counted: Line[] = [
  { id: "total", label: "Moves counted", of: ({ counts }) => String(counts.total) },
  { id: "fn", label: "Reach, pull back, turn toward, neither", of: ({ counts: { byFunction: { P, W, M, N } } }) => `${P}, ${W}, ${M}, ${N}` },
  { id: "seen", label: "Loud, quiet", of: ({ counts }) => `${counts.overt}, ${counts.covert}` },
  { id: "words", label: "By word", of: ({ counts }) => byWord(counts) },
];

/** The figures of one scope, each with its n, and the line that always stands with them (domain 2.5). */
export function Figures({ summary, names, seats }: { summary: SessionSummary; names: Names; seats: readonly Seat[] }) {
  const inOrder = summary.leadWith === "POSITIONS" ? [position, extremity, load, lean] : summary.leadWith === "LOAD_AND_EXTREMITY" ? [load, extremity, position, lean] : [extremity, load, position, lean];
  return (
    <div className="space-y-5">
      <p className="font-semibold">{figuresCaveat}</p>
      <PersonFigures caption="Each person, in the time together" scope={summary.joint} lines={[...inOrder, ...counted]} names={names} seats={seats} />
      {summary.couple ? <CoupleFigures summary={summary} names={names} /> : null}
      <p className="text-sm text-ink-2">Weights {summary.weightSet}. A lean belongs to this hour, not to a person.</p>
    </div>
  );
}

/** The figures of one person's own part: never added to the joint ones. */
export function OwnFigures({ scope, seat, names }: { scope: ScopeSummary; seat: Seat; names: Names }) {
  return (
    <div className="space-y-3">
      <p className="font-semibold">{figuresCaveat}</p>
      <PersonFigures caption="In the time alone" scope={scope} lines={[position, extremity, load, lean, ...counted]} names={names} seats={[seat]} />
    </div>
  );
}

function PersonFigures({ caption, scope, lines, names, seats }: { caption: string; scope: ScopeSummary; lines: Line[]; names: Names; seats: readonly Seat[] }) {
  return (
    <DataTable
      caption={caption}
      columns={[{ key: "figure", header: "Figure" }, ...seats.map((seat) => ({ key: seat, header: <PartnerName seat={seat}>{names[seat]}</PartnerName> }))]}
      rows={lines.map(({ id, label, of }) => ({
        id, cells: { figure: <span className="font-normal">{label}</span>, ...Object.fromEntries(seats.map((seat) => [seat, scope.persons[seat].there ? of(scope.persons[seat]) : absent])) },
      }))}
    />
  );
}

function CoupleFigures({ summary, names }: { summary: SessionSummary; names: Names }) {
  const { couple, turns, joint } = summary;
  if (!couple) return null;
  const n = joint.persons.A.figures.n + joint.persons.B.figures.n;
  const rows: [string, string][] = [
    ["Polarisation, 0 to 100", couple.pol === null ? `not enough to say (n=${n})` : withN(String(couple.pol), n)],
    ["Middle share", couple.mid === null ? `not enough to say (n=${n})` : withN(`${couple.mid} of 100`, n)],
    ["Pattern", withN(patternText(couple, names), n)],
  ];
  if (turns) {
    rows.push(
      ["Turns and transitions", `${turns.turns.length} turns, ${turns.transitions} transitions (n=${turns.turns.length})`],
      [`Of ${names.A}`, pursueThenWithdrawText(turns.pursueThenWithdraw.A)],
      [`Of ${names.B}`, pursueThenWithdrawText(turns.pursueThenWithdraw.B)],
      ["Loops", `${turns.loops} (n=${turns.turns.length} turns)`],
      ["Offers", offersText(turns.offers)],
    );
  }
  return (
    <DataTable caption="The two together" columns={[{ key: "figure", header: "Figure" }, { key: "value", header: "Value" }]}
      rows={rows.map(([figure, value]) => ({ id: figure, cells: { figure: <span className="font-normal">{figure}</span>, value } }))} />
  );
}

function byWord({ byCode, byLight }: PersonSummary["counts"]): string {
  const words = Object.entries(byCode).map(([code, times]) => [wordFor({ code, light: null }), times] as const);
  const marks = (Object.entries(byLight) as [LightMark, number][]).filter(([, times]) => times > 0).map(([mark, times]) => [`${lightMarkOf(mark).label} (light mark)`, times] as const);
  return [...words, ...marks].map(([word, times]) => `${word} ${times}`).join(", ") || "none";
}

function signed(value: number | null): string {
  return value === null ? "" : String(value).replace("-", "−");
}
