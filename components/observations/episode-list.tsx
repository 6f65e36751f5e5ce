import { TextLink } from "#components/ui/button.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import type { Seat } from "#lib/couples/seat.ts";
import type { EpisodeDto } from "#lib/observations/dto.ts";
import { easedText, lengthWords, repairText, takenWords, triggerWords } from "#lib/observations/episode.ts";

type Props = {
  sessionId: string; names: Readonly<Record<Seat, string>>; episodes: readonly EpisodeDto[];
  /** The runs of this room, described or not, with what each is called. */
  ranks: ReadonlyMap<number, number>; room: EpisodeDto["room"];
};

/** The runs of one room, each in a line, with a link to describe it. */
export function EpisodeList({ sessionId, names, episodes, ranks, room }: Props) {
  return (
    <SummaryList
      items={[...ranks].map(([number, rank]) => {
        const episode = episodes.find((entry) => entry.room === room && entry.number === number);
        return {
          term: `Episode ${rank}`, detail: episode ? inWords(episode, names) : <span className="text-ink-2">Not described.</span>,
          action: <TextLink data-screen-only href={`/sessions/${sessionId}/edit/episodes/${room}-${number}`}>{episode ? "Change" : "Describe"}<span className="sr-only"> episode {rank}</span></TextLink>,
        };
      })}
    />
  );
}

function inWords(episode: EpisodeDto, names: Readonly<Record<Seat, string>>): string {
  const { trigger, easedBy, repairBy, repairTaken, startMinute, endMinute, lengthBand, settledAfter, othersPresent, substances } = episode;
  const parts = [
    trigger && triggerWords[trigger],
    startMinute !== null && endMinute !== null ? `minute ${startMinute} to ${endMinute}` : null,
    lengthBand && lengthWords[lengthBand].toLowerCase(),
    easedBy && `eased: ${easedText(easedBy, names)}`,
    repairBy && `${repairText(repairBy, names)}${repairTaken ? `, ${takenWords[repairTaken].toLowerCase()}` : ""}`,
    settledAfter && `all right again after ${lengthWords[settledAfter].toLowerCase()}`,
    othersPresent ? "children or others were there" : null,
    substances === "YES" ? "alcohol or drugs involved" : null,
  ];
  return parts.filter((part) => part).join(" · ") || "Not described.";
}
