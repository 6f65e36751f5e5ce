import { ActionForm } from "#components/ui/action-form.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput, VersionField } from "#components/ui/text-input.tsx";
import type { Seat } from "#lib/couples/seat.ts";
import { recordEpisodeAction } from "#lib/observations/actions.ts";
import type { EpisodeDto } from "#lib/observations/dto.ts";
import { easedText, easedWords, lengthWords, repairText, takenWords, triggerWords } from "#lib/observations/episode.ts";
import type { EasedBy } from "#lib/observations/episode.ts";

type Props = { sessionId: string; episode: Omit<EpisodeDto, "id">; names: Readonly<Record<Seat, string>>; both: boolean };

const asOptions = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** The details of one run of moves. There is no field for who began. */
export function EpisodeForm({ sessionId, episode, names, both }: Props) {
  const eased = (Object.keys(easedWords) as EasedBy[]).filter((key) => both || !["B_SOFTENED", "BOTH"].includes(key));
  const repair = both ? (["NONE", "A", "B", "BOTH"] as const) : (["NONE", "A"] as const);
  const others = episode.othersPresent === null ? "" : episode.othersPresent ? "yes" : "no";
  return (
    <ActionForm action={recordEpisodeAction} label={`Episode ${episode.number}`}>
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="room" value={episode.room} />
      <input type="hidden" name="number" value={episode.number} />
      <VersionField value={episode.version} />
      <Select name="trigger" label="What set it off" placeholder="Not given" defaultValue={episode.trigger ?? ""} options={asOptions(triggerWords)} />
      <Select name="easedBy" label="What eased it" placeholder="Not given" defaultValue={episode.easedBy ?? ""} options={eased.map((value) => ({ value, label: easedText(value, names) }))} />
      <div className="grid gap-6 sm:grid-cols-2">
        <Select name="repairBy" label="Repair" placeholder="Not given" defaultValue={episode.repairBy ?? ""} options={repair.map((value) => ({ value, label: repairText(value, names) }))} />
        <Select name="repairTaken" label="Was it taken up" placeholder="Not given" defaultValue={episode.repairTaken ?? ""} options={asOptions(takenWords)} />
        <TextInput name="startMinute" label="From minute" optional width="short" inputMode="numeric" defaultValue={episode.startMinute?.toString() ?? ""} />
        <TextInput name="endMinute" label="To minute" optional width="short" inputMode="numeric" defaultValue={episode.endMinute?.toString() ?? ""} />
        <Select name="lengthBand" label="How long, if it was told" placeholder="Not given" defaultValue={episode.lengthBand ?? ""} options={asOptions(lengthWords)} />
        <Select name="settledAfter" label="Until both felt all right" placeholder="Not given" defaultValue={episode.settledAfter ?? ""} options={asOptions(lengthWords)} />
        <RadioGroup name="othersPresent" label="Children or others there" layout="row" optional defaultValue={others} options={[{ value: "yes", label: "Yes" }, { value: "no", label: "No" }]} />
        <RadioGroup name="substances" label="Alcohol or drugs" layout="row" optional defaultValue={episode.substances ?? ""} options={[{ value: "YES", label: "Yes" }, { value: "NO", label: "No" }, { value: "UNKNOWN", label: "Unknown" }]} />
      </div>
      <SubmitButton>Save this episode</SubmitButton>
    </ActionForm>
  );
}
