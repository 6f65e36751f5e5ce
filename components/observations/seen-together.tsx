import { DanceStrip } from "#components/charts/dance-strip.tsx";
import type { DanceMove } from "#components/charts/dance-strip.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PartnerMark } from "#components/ui/partner-mark.tsx";
import type { Seat } from "#lib/couples/seat.ts";
import { functionOf } from "#lib/observations/code.ts";
import { easedText, episodeRanks } from "#lib/observations/episode.ts";
import type { EpisodeDto } from "#lib/observations/dto.ts";
import { sentenceFor } from "#lib/observations/sentence.ts";
import type { ScopeSummary, SessionSummary } from "#lib/observations/summary.ts";
import { wordFor } from "#lib/observations/word.ts";
import { Figures } from "./figures.tsx";

type Props = {
  summary: SessionSummary;
  names: Readonly<Record<Seat, string>>;
  seats: readonly Seat[];
  episodes: readonly EpisodeDto[];
  /** The closing words on what eased it, if they may stand here. */
  whatEased: string | null;
};

/** In front: one plain sentence per person, the strip, what eased it. The numbers wait behind "Figures". */
export function SeenTogether({ summary, names, seats, episodes, whatEased }: Props) {
  const moves = stripMoves(summary.joint);
  return (
    <>
      <ul className="space-y-2 text-lg">
        {seats.map((seat) => <Sentence key={seat} scope={summary.joint} seat={seat} name={names[seat]} />)}
      </ul>
      {summary.banner ? <Notice className="mt-4"><span className="first-letter:uppercase inline-block">{summary.banner}.</span></Notice> : null}
      {moves.length > 0 ? <div className="mt-6"><DanceStrip names={{ ...names }} moves={moves} headline={stripHeadline(moves)} /></div> : null}
      <WhatEased names={names} episodes={episodes.filter(({ room }) => room === "JOINT")} words={whatEased} />
      {summary.joint.state === "RECORDED" ? <Disclosure summary="Figures" className="mt-6"><Figures summary={summary} names={names} seats={seats} /></Disclosure> : null}
    </>
  );
}

/** One person's plain sentence; nothing if this part was not held. */
export function Sentence({ scope, seat, name }: { scope: ScopeSummary; seat: Seat; name: string }) {
  const sentence = sentenceFor(scope, seat, name);
  return sentence === null ? null : (
    <li className="flex items-baseline gap-2.5">
      <PartnerMark seat={seat} />
      <span className="min-w-0 max-w-measure">{sentence}</span>
    </li>
  );
}

/** What eased the hour: per run of moves, and in the therapist's closing words. */
export function WhatEased({ names, episodes, words }: { names: Readonly<Record<Seat, string>>; episodes: readonly EpisodeDto[]; words: string | null }) {
  const eased = episodes.flatMap(({ easedBy }) => (easedBy === null ? [] : [easedText(easedBy, names)]));
  if (eased.length === 0 && words === null) return null;
  return (
    <div className="mt-5">
      <h3>What eased it</h3>
      {words === null ? null : <p className="max-w-measure whitespace-pre-line">{words}</p>}
      {eased.length === 0 ? null : <p className="max-w-measure text-ink-2">{[...new Set(eased)].join(" · ")}</p>}
    </div>
  );
}

/** Included moves of both, in order, as the strip draws them; safety moves are not among them. */
export function stripMoves(scope: ScopeSummary): DanceMove[] {
  const moves = [...scope.persons.A.moves, ...scope.persons.B.moves].toSorted((one, next) => one.seq - next.seq);
  const ranks = episodeRanks(moves);
  return moves.flatMap((move) => {
    const fn = functionOf(move);
    return fn === "S" ? [] : [{ seat: move.seat, fn, word: wordFor(move), episode: ranks.get(move.episode) ?? move.episode }];
  });
}

const directions = { P: "reaching", W: "pulling back", M: "turning toward", N: "moves that are neither" } as const;

/** "Reaching, pulling back and turning toward, in the order they were seen." */
function stripHeadline(moves: readonly DanceMove[]): string {
  const found = (["P", "W", "M", "N"] as const).filter((fn) => moves.some((move) => move.fn === fn)).map((fn) => directions[fn]);
  const list = found.length > 1 ? `${found.slice(0, -1).join(", ")} and ${found.at(-1)}` : (found[0] ?? "");
  return `${list.charAt(0).toUpperCase()}${list.slice(1)}, in the order seen.`;
}
