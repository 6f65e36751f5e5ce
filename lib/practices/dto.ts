import type { HelpPack, Practice, PracticeProfile } from "#lib/generated/prisma/client.ts";
import { dateToDay } from "#lib/platform/time.ts";
import type { HelpLine } from "./help-pack.ts";

/** Help lines of a practice; `checkedOn` is a day, null while nobody has checked them. */
export type HelpPackDto = { id: string; region: string; lines: HelpLine[]; checkedOn: string | null };

/** What the settings page shows of a practice. `zone` is an IANA name. */
export type PracticeSettings = { name: string; zone: string; region: string; readingHours: string; quietFrom: number; quietUntil: number; helpPack: HelpPackDto | null };

/** One's own days away; days are "YYYY-MM-DD", `cover` the colleague's called name. */
export type AwayDto = { id: string; fromDay: string; untilDay: string; cover: string | null };

/** Own days away that are not over, colleagues who may cover, and for whom one covers today. */
export type AwayPageDto = { today: string; mine: AwayDto[]; colleagues: { id: string; name: string }[]; covering: { name: string; untilDay: string }[] };

/**
 * When a clinician's words are read, for client pages: the text, the next time in the practice's zone (by
 * the cover on days away), the last day away if away today, and who may read in their place.
 */
export type ReadingDto = { hours: string; next: { day: string; time: string } | null; awayUntil: string | null; cover: string | null };

/** Exactly the fields of a help pack that may leave the server. */
export function toHelpPackDto(pack: HelpPack): HelpPackDto {
  return { id: pack.id, region: pack.region, lines: pack.lines as HelpLine[], checkedOn: pack.checkedOn && dateToDay(pack.checkedOn) };
}

/** The practice's facts as one record. */
export function toPracticeSettings(practice: Practice, profile: PracticeProfile, pack: HelpPack | null): PracticeSettings {
  const { zone, region } = practice;
  const { name, readingHours, quietFrom, quietUntil } = profile;
  return { name, readingHours, quietFrom, quietUntil, zone, region, helpPack: pack && toHelpPackDto(pack) };
}
