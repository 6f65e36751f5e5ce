import type { HelpPack, Practice, PracticeProfile } from "#lib/generated/prisma/client.ts";
import { dateToDay } from "#lib/platform/time.ts";
import type { HelpLine } from "./help-pack.ts";

/** Help lines of a practice; `checkedOn` is a day, null while nobody has checked them. */
export type HelpPackDto = { id: string; region: string; lines: HelpLine[]; checkedOn: string | null };

/** What the settings page shows of a practice. `zone` is an IANA name. */
export type PracticeSettings = { name: string; zone: string; region: string; readingHours: string; helpPack: HelpPackDto | null };

/** Exactly the fields of a help pack that may leave the server. */
export function toHelpPackDto(pack: HelpPack): HelpPackDto {
  return { id: pack.id, region: pack.region, lines: pack.lines as HelpLine[], checkedOn: pack.checkedOn && dateToDay(pack.checkedOn) };
}

/** The practice's facts as one record. */
export function toPracticeSettings(practice: Practice, profile: PracticeProfile, pack: HelpPack | null): PracticeSettings {
  const { zone, region } = practice;
  return { name: profile.name, readingHours: profile.readingHours, zone, region, helpPack: pack && toHelpPackDto(pack) };
}
