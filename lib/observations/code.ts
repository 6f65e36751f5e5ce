import { z } from "zod";
import data from "./content/codes.json" with { type: "json" };

const moveFunction = z.enum(["P", "W", "M", "N"]);
const lightMark = z.enum(["P", "W", "M"]);
const safetyTier = z.enum(["S0", "S1", "S2", "S3"]);
const familyKey = z.enum(["REACHES_HARD", "GIVES_WAY", "PULLS_BACK", "EITHER_SIDE", "SAFETY", "TURNS_TOWARD"]);
const codeKey = z.string().regex(/^(PUR|WDR|EIT|SAF|MID)\.[A-Z_]+$/);

const code = z.strictObject({
  code: codeKey,
  label: z.string().min(1),
  clientWords: z.string().min(1).nullable(),
  past: z.string().min(1).nullable(),
  family: familyKey,
  side: z.enum(["anxious", "anxious*", "avoidant", "avoidant*", "either"]),
  fn: moveFunction,
  visibility: z.enum(["overt", "covert"]),
  w: z.int().min(-2).max(2),
  m: z.int().min(0).max(2),
  switchCue: z.boolean(),
  tier: safetyTier,
  seesHears: z.string().min(1),
  anchor: z.string().min(1),
  origin: z.enum(["A", "I", "X"]),
});

const content = z.strictObject({
  version: z.literal("2"),
  families: z.array(
    z.strictObject({ key: familyKey, label: z.string(), prefix: z.string(), alsoPossible: z.string().nullable() }),
  ),
  lightMarks: z.array(
    z.strictObject({
      mark: lightMark,
      label: z.string(),
      past: z.string(),
      fn: moveFunction,
      w: z.int(),
      m: z.int(),
      intensity: z.literal(2),
    }),
  ),
  quickPalette: z.array(codeKey).length(12),
  bigWords: z.array(z.strictObject({ code: codeKey, word: z.string(), group: lightMark })).length(12),
  codes: z.array(code).length(63),
});

const parsed = content.parse(data);

/** P pursue, W withdraw, M middle, N neither (domain 2.1). */
export type MoveFunction = z.infer<typeof moveFunction>;
/** A group name tapped by itself: a function without a code, intensity 2 always (domain 2.1). */
export type LightMark = z.infer<typeof lightMark>;
/** S0 ordinary, S1 watch, S2 private check, S3 stop (domain 2.6). */
export type SafetyTier = z.infer<typeof safetyTier>;
export type FamilyKey = z.infer<typeof familyKey>;
/** One fighting-style code with its texts and weights; `w` −2…2, `m` 0…2, `clientWords` null for safety codes. */
export type ObservationCode = Readonly<z.infer<typeof code>>;
export type CodeFamily = Readonly<(typeof parsed.families)[number]>;
export type BigWord = Readonly<(typeof parsed.bigWords)[number]>;
export type LightMarkEntry = Readonly<(typeof parsed.lightMarks)[number]>;

/** Version of the built-in weight set; a session keeps the version it was computed with (domain 2.1). */
export const weightSetVersion = "v2";

/** All 63 codes in catalogue order (domain 2.2). */
export const allCodes: readonly ObservationCode[] = parsed.codes;
/** The six families codes are grouped under on screens, with "also possible" (domain 2.1). */
export const families: readonly CodeFamily[] = parsed.families;
/** The one palette of twelve words per person, the same on every screen and pad (domain 2.1). */
export const bigWords: readonly BigWord[] = parsed.bigWords;
/** The three group names as marks of their own (domain 2.1). */
export const lightMarks: readonly LightMarkEntry[] = parsed.lightMarks;

const byKey = new Map(allCodes.map((entry) => [entry.code, entry]));
const byMark = new Map(lightMarks.map((entry) => [entry.mark, entry]));

/** The code with this key, or undefined if there is none. Keys are exact, such as `PUR.PRESS`. */
export function findCode(key: string): ObservationCode | undefined {
  return byKey.get(key);
}

/**
 * The light mark's entry: its label, weights and intensity 2.
 * @throws RangeError for anything but P, W and M.
 */
export function lightMarkOf(mark: LightMark): LightMarkEntry {
  const entry = byMark.get(mark);
  if (!entry) throw new RangeError(`Unknown light mark: ${mark}`);
  return entry;
}

/** True for the eight SAF codes: they weigh nothing, never print and are never shown to clients (domain 2.2). */
export function isSafetyCode(key: string | null): boolean {
  return key?.startsWith("SAF.") ?? false;
}

/** The codes of one family in catalogue order. */
export function codesOfFamily(key: FamilyKey): ObservationCode[] {
  return allCodes.filter((entry) => entry.family === key);
}

/**
 * The codes whose label, client words, big word or key contain every word of `text`, upper and lower case alike;
 * those whose label or big word begins with it lead. All codes for an empty text.
 */
export function searchCodes(text: string): ObservationCode[] {
  const words = text.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  const found = allCodes.filter((entry) => words.every((word) => haystack(entry).includes(word)));
  const leads = (entry: ObservationCode) => names(entry).some((name) => name.startsWith(words.join(" ")));
  return [...found.filter(leads), ...found.filter((entry) => !leads(entry))];
}

/**
 * The function a mark takes in sequences (domain 2.5.9): that of its code or light mark; S for every safety code
 * and for the recorder's quiet safety mark, which has neither (clarifications).
 * @throws RangeError for an unknown code.
 */
export function functionOf(mark: { code: string | null; light: LightMark | null }): MoveFunction | "S" {
  if (mark.code === null) return mark.light === null ? "S" : lightMarkOf(mark.light).fn;
  if (isSafetyCode(mark.code)) return "S";
  const entry = findCode(mark.code);
  if (!entry) throw new RangeError(`Unknown code: ${mark.code}`);
  return entry.fn;
}

function names(entry: ObservationCode): string[] {
  const word = bigWords.find((big) => big.code === entry.code)?.word ?? entry.label;
  return [entry.label.toLowerCase(), word.toLowerCase()];
}

function haystack(entry: ObservationCode): string {
  return [...names(entry), entry.clientWords ?? "", entry.code].join(" ").toLowerCase();
}
