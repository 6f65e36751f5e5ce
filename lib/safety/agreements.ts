import { dayInWords } from "#lib/platform/time.ts";
import { checkContent } from "./check.ts";

export type AgreementKind = "TIME_OUT" | "NO_BLOCKING" | "PRIVATE_HALVES" | "NO_VIOLENCE";

/** Made with every couple in hours 1 and 2, so that they tell nothing (domain 2.6). */
export const universalAgreements = ["TIME_OUT", "NO_BLOCKING", "PRIVATE_HALVES"] as const satisfies readonly AgreementKind[];

type Parts = Readonly<Record<string, string | null | undefined>>;
type Names = Readonly<Record<"A" | "B", string>>;

const named = (text: string, names: Names): string => text.replace("{A}", names.A).replace("{B}", names.B);

/** The parts of one agreement as the form asks for them, with the two called by name. */
export function agreementParts(kind: AgreementKind, names: Names): { key: string; label: string; preset: string }[] {
  return (checkContent.agreements[kind]?.parts ?? []).map((part) => ({ ...part, label: named(part.label, names) }));
}

/** Names of the parts that are still blank: a time-out without its five parts is none (domain 2.6). */
export function partsMissing(kind: AgreementKind, parts: Parts): string[] {
  return (checkContent.agreements[kind]?.parts ?? []).filter(({ key }) => !parts[key]).map(({ key }) => key);
}

/** The wording of an agreement, put together from its parts; one part stands by itself, several stand under their labels. */
export function agreementWording(kind: AgreementKind, parts: Parts, names: Names): string {
  const given = agreementParts(kind, names);
  const [only, ...others] = given;
  if (only && others.length === 0) return parts[only.key] ?? "";
  return given.map(({ key, label }) => `${label}: ${parts[key] ?? ""}`).join("\n");
}

export interface AgreementFacts {
  readonly agreed: readonly AgreementKind[];
  /** Hours held so far. */
  readonly held: number;
  /** Day of the newest private halves held, and whether a joint hour is next or was held since; null without any. */
  readonly privateHalves: { readonly on: string; readonly runEnded: boolean } | null;
  /** The day all were made or read last; null before that. */
  readonly readOn: string | null;
}

/** What is due about the agreements, for the therapist: made in the first two hours, read again after private weeks. */
export function agreementPrompts({ agreed, held, privateHalves, readOn }: AgreementFacts): string[] {
  const missing = universalAgreements.filter((kind) => !agreed.includes(kind)).map((kind) => (checkContent.agreements[kind]?.title ?? kind).toLowerCase());
  const lines: string[] = [];
  if (missing.length > 0) lines.push(held > 2 ? `Still to be made, as with every couple: ${missing.join(", ")}.` : `With every couple in the first two hours: ${missing.join(", ")}.`);
  if (missing.length < universalAgreements.length && privateHalves?.runEnded && (readOn === null || readOn <= privateHalves.on)) {
    lines.push(`Read them again with both: you met one by one until ${dayInWords(privateHalves.on)}.`);
  }
  return lines;
}
