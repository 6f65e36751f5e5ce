import { EpisodeList } from "#components/observations/episode-list.tsx";
import { MoveTable } from "#components/observations/move-table.tsx";
import { OwnPart } from "#components/observations/own-part.tsx";
import { SafetyLane } from "#components/observations/safety-lane.tsx";
import { SeenTogether } from "#components/observations/seen-together.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PartnerName } from "#components/ui/partner-mark.tsx";
import { asTheySit } from "#lib/couples/case-name.ts";
import { episodeRanks } from "#lib/observations/episode.ts";
import { isReported, isSafetyMove } from "#lib/observations/move.ts";
import type { ObservationDto, EpisodeDto } from "#lib/observations/dto.ts";
import type { SessionSummary } from "#lib/observations/summary.ts";
import { findCode } from "#lib/observations/code.ts";
import type { SessionDto, WrapUpDto } from "#lib/sessions/dto.ts";
import { ClosingWords } from "./closing-words.tsx";

export type SessionRecord = { session: SessionDto; summary: SessionSummary; moves: ObservationDto[]; episodes: EpisodeDto[] };
type Props = { record: SessionRecord; wrapUp: WrapUpDto | null; underWay: boolean };

/** The record of an hour with a couple: the joint part in front, each person's own part by itself. */
export function TogetherRecord({ record, wrapUp, underWay }: Props) {
  const { session, summary } = record;
  const seats = asTheySit(session.couple.leftSeat, session.couple.clients).map(({ seat }) => seat);
  const apart = seats.filter((seat) => summary.own[seat].state !== "NOT_HELD");
  const shared = wrapUp?.shared ? wrapUp : null;
  return (
    <div className="space-y-6">
      {summary.joint.state === "NOT_HELD" ? null : <JointPart record={record} shared={shared} underWay={underWay} />}
      {underWay ? (
        <div data-screen-only><Notice title="While an hour is under way">What belongs to one person, and what is for you alone, stays off the screen. It is back a quarter of an hour after the end.</Notice></div>
      ) : (
        <>
          {apart.map((seat) => (
            <OwnPart key={seat} apart seat={seat} scope={summary.own[seat]} names={session.couple.names} zone={session.zone}
              moves={record.moves.filter(({ room }) => room === seat)}
              closing={wrapUp && wrapUp.room === seat ? <div className="mt-4"><ClosingWords wrapUp={wrapUp} withEased /></div> : null} />
          ))}
          {wrapUp && wrapUp.room === null && hasWords(wrapUp) ? (
            <div data-screen-only>
              <Card title="At the end" lead="Someone was alone with you in this hour, so these words stand on no page or print about both.">
                <ClosingWords wrapUp={wrapUp} withEased />
              </Card>
            </div>
          ) : null}
        </>
      )}
    </div>
  );
}

const hasWords = ({ closingLine, whatEased, promise, nextFocus }: WrapUpDto): boolean => [closingLine, whatEased, promise, nextFocus].some((text) => text !== null);

function JointPart({ record, shared, underWay }: { record: SessionRecord; shared: WrapUpDto | null; underWay: boolean }) {
  const { session, summary, moves, episodes } = record;
  const { names } = session.couple;
  const seats = asTheySit(session.couple.leftSeat, session.couple.clients).map(({ seat }) => seat);
  const joint = moves.filter(({ room }) => room === "JOINT");
  const ranks = episodeRanks(joint.filter((move) => !isSafetyMove(move)));
  return (
    <>
      {summary.joint.state === "NOTHING" ? (
        <EmptyState title="Nothing recorded">
          That is not the same as a quiet hour. Tap what you saw, or tick “nothing to note”.
        </EmptyState>
      ) : (
        <Card title="What was seen" size="large" lead={summary.joint.state === "QUIET" ? "A quiet session." : undefined}>
          <SeenTogether summary={summary} names={names} seats={seats} episodes={episodes} whatEased={shared?.whatEased ?? null} />
        </Card>
      )}
      {underWay ? null : <SafetyLane moves={joint.filter(isSafetyMove)} names={names} />}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {shared && hasWords(shared) ? <Card title="At the end"><ClosingWords wrapUp={shared} /></Card> : null}
        <NotSeen summary={summary} names={names} />
        <Told moves={joint} ranks={ranks} names={names} zone={session.zone} />
        {ranks.size > 0 ? <Card title="Episodes" id="episodes"><EpisodeList sessionId={session.id} names={names} episodes={episodes} ranks={ranks} room="JOINT" /></Card> : null}
      </div>
      <AllMoves moves={joint.filter((move) => !isReported(move))} ranks={ranks} names={names} zone={session.zone} underWay={underWay} />
    </>
  );
}

type Names = SessionDto["couple"]["names"];

function NotSeen({ summary, names }: { summary: SessionSummary; names: Names }) {
  const seen = (["A", "B"] as const).filter((seat) => summary.joint.persons[seat].notSeen.length > 0);
  if (seen.length === 0) return null;
  return (
    <Card title="Looked for, not seen">
      <ul className="space-y-1">
        {seen.map((seat) => <li key={seat}><PartnerName seat={seat}>{names[seat]}</PartnerName> {summary.joint.persons[seat].notSeen.map((code) => findCode(code)?.label).join(", ")}</li>)}
      </ul>
    </Card>
  );
}

type ListProps = { moves: ObservationDto[]; names: Names; zone: string; ranks: ReadonlyMap<number, number> };

function Told({ moves, names, zone, ranks }: ListProps) {
  const told = moves.filter((move) => isReported(move) && !isSafetyMove(move));
  if (told.length === 0) return null;
  return (
    <Card title="Told, not seen" lead="A report is no observation: it is in no figure.">
      <MoveTable moves={told} names={names} zone={zone} ranks={ranks} label="Told by one of them" />
    </Card>
  );
}

function AllMoves({ moves, names, zone, ranks, underWay }: ListProps & { underWay: boolean }) {
  const plain = moves.filter((move) => !isSafetyMove(move));
  const safety = moves.filter(isSafetyMove);
  if (plain.length === 0 && (safety.length === 0 || underWay)) return null;
  return (
    <Card title="Every move, in order" id="moves">
      <MoveTable moves={plain} names={names} zone={zone} ranks={ranks} label="Moves in the time together" />
      {safety.length > 0 && !underWay ? (
        <div data-screen-only className="mt-3 border-t border-line pt-3"><MoveTable moves={safety} names={names} zone={zone} ranks={ranks} label="Safety, for you alone" /></div>
      ) : null}
    </Card>
  );
}
