import type { Seat } from "#lib/couples/seat.ts";
import type { MoveContent } from "./dto.ts";
import { easedText, repairText, takenWords, triggerWords } from "./episode.ts";
import type { EasedBy, RepairBy, RepairTaken, Trigger } from "./episode.ts";
import { confidenceWords, sourceText } from "./labels.ts";
import { wordFor } from "./word.ts";

type Names = Readonly<Record<Seat, string>>;

/** A stored move as labelled words, to stand beside an overtaken change. The cue's words are left out. */
export function moveInStore(move: MoveContent, names: Names): Record<string, string> {
  return {
    Who: names[move.seat], Word: wordFor(move), "How strong": String(move.intensity), "How you know": sourceText(move.source, move.seat, names),
    "How sure": confidenceWords[move.confidence], Minute: move.minute === null ? "not given" : String(move.minute), Episode: String(move.episode),
  };
}

/** A stored episode as labelled words. */
export function episodeInStore(
  episode: { trigger: string | null; easedBy: EasedBy | null; repairBy: RepairBy | null; repairTaken: RepairTaken | null }, names: Names,
): Record<string, string> {
  return {
    Trigger: episode.trigger ? (triggerWords[episode.trigger as Trigger] ?? "Other") : "not given",
    "What eased it": episode.easedBy ? easedText(episode.easedBy, names) : "not given",
    Repair: episode.repairBy ? repairText(episode.repairBy, names) : "not given",
    "Taken up": episode.repairTaken ? takenWords[episode.repairTaken] : "not given",
  };
}
