import { addDays } from "#lib/platform/time.ts";
import type { REGIONS } from "./schema.ts";

export type HelpLine = { label: string; number: string; about: "emergency" | "suicide" | "partner violence" | "child" };
type Region = (typeof REGIONS)[number];

// Needs clinical review: each practice checks its pack and dates the check (decision 31).
const PACKS: Record<Region, HelpLine[]> = {
  US: [
    { label: "Emergency", number: "911", about: "emergency" },
    { label: "988 Lifeline, call or text", number: "988", about: "suicide" },
    { label: "National Domestic Violence Hotline", number: "1-800-799-7233", about: "partner violence" },
    { label: "Childhelp", number: "1-800-422-4453", about: "child" },
  ],
  UK: [
    { label: "Emergency", number: "999", about: "emergency" },
    { label: "Samaritans", number: "116 123", about: "suicide" },
    { label: "National Domestic Abuse Helpline", number: "0808 2000 247", about: "partner violence" },
    { label: "Childline", number: "0800 1111", about: "child" },
  ],
  IE: [
    { label: "Emergency", number: "112", about: "emergency" },
    { label: "Samaritans", number: "116 123", about: "suicide" },
    { label: "Women's Aid", number: "1800 341 900", about: "partner violence" },
    { label: "Childline", number: "1800 66 66 66", about: "child" },
  ],
  CA: [
    { label: "Emergency", number: "911", about: "emergency" },
    { label: "988 Suicide Crisis Helpline", number: "988", about: "suicide" },
    { label: "Assaulted Women's Helpline", number: "1-866-863-0511", about: "partner violence" },
    { label: "Kids Help Phone", number: "1-800-668-6868", about: "child" },
  ],
  AU: [
    { label: "Emergency", number: "000", about: "emergency" },
    { label: "Lifeline", number: "13 11 14", about: "suicide" },
    { label: "1800RESPECT", number: "1800 737 732", about: "partner violence" },
    { label: "Kids Helpline", number: "1800 55 1800", about: "child" },
  ],
};

/**
 * The help lines that ship for a region (domain 6.4). They are drafts and marked "unchecked" until
 * a named person has checked them; no link is sent without a pack (rule M5).
 */
export function helpPackOf(region: Region): HelpLine[] {
  return PACKS[region];
}

/** Days after which a pack is looked at again: six months (domain 6.4). */
export const CHECK_AGAIN_DAYS = 183;

/** The day by which a checked pack is looked at again; null while it is unchecked. Days "YYYY-MM-DD". */
export function checkAgainOn(checkedOn: string | null): string | null {
  return checkedOn === null ? null : addDays(checkedOn, CHECK_AGAIN_DAYS);
}
