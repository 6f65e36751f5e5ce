import { EpisodeList } from "#components/observations/episode-list.tsx";
import { OwnPart } from "#components/observations/own-part.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Seat } from "#lib/couples/seat.ts";
import { episodeRanks } from "#lib/observations/episode.ts";
import type { PartnerWordsDto, WrapUpDto } from "#lib/sessions/dto.ts";
import { ClosingWords } from "./closing-words.tsx";
import type { SessionRecord } from "./together-record.tsx";

type Props = { record: SessionRecord; wrapUp: WrapUpDto | null; partnerWords: PartnerWordsDto[]; underWay: boolean };

const seat: Seat = "A";

/** The record of an hour with one client whose partner does not come. */
export function SoloRecord({ record, wrapUp, partnerWords, underWay }: Props) {
  const { session, summary, episodes } = record;
  const { names } = session.couple;
  const scope = summary.own[seat];
  const moves = record.moves.filter(({ room }) => room === seat);
  const ranks = episodeRanks(moves);
  return (
    <div className="space-y-6">
      {scope.state === "NOTHING" ? (
        <EmptyState title="Nothing recorded" action={session.cancelled ? undefined : <ButtonLink href={`/sessions/${session.id}/after`}>Record what you saw</ButtonLink>}>
          That is not the same as a quiet hour. Tap what you saw, or tick “nothing to note”.
        </EmptyState>
      ) : scope.state === "NOT_HELD" ? null : (
        <OwnPart apart={false} seat={seat} scope={underWay ? { ...scope, safety: [] } : scope} names={names} zone={session.zone} moves={moves} closing={null} />
      )}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {wrapUp ? <Card title="At the end"><ClosingWords wrapUp={wrapUp} withEased /></Card> : null}
        {partnerWords.length > 0 ? (
          <Card title={`${names.B}, in your client's words`} lead="Text only, in no figure.">
            {partnerWords.map(({ id, words }) => <blockquote key={id} className="border-l-4 border-line pl-4 whitespace-pre-line">{words}</blockquote>)}
          </Card>
        ) : null}
        {ranks.size > 0 ? <Card title="Episodes" id="episodes"><EpisodeList sessionId={session.id} names={names} episodes={episodes} ranks={ranks} room={seat} /></Card> : null}
      </div>
    </div>
  );
}
