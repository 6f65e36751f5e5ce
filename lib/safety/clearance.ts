import { addDays, dayInWords } from "#lib/platform/time.ts";

/** Before joint work is cleared: private talks with each, and days since it was told (domain 2.6, defaults). */
export const clearanceDefaults = { talks: 2, days: 21 } as const;

export interface ClearanceFacts {
  /** The newest S2 or S3 that joint work waits for; null when it waits for none. Day "YYYY-MM-DD". */
  readonly cause: { readonly tier: "S2" | "S3"; readonly on: string } | null;
  readonly today: string;
  /** Private talks with each person since then. */
  readonly people: readonly { readonly name: string; readonly talks: number }[];
}

export interface Clearance {
  /** True while joint work may not be cleared at all: only under an S3. Under an S2 the default is said, and a clinician decides. */
  readonly refused: boolean;
  /** What is still to come, as a sentence for the therapist; null when nothing is. */
  readonly says: string | null;
}

/** Whether joint work may be cleared in writing now, and what the default still asks for (domain 2.6). */
export function clearanceOf({ cause, today, people }: ClearanceFacts): Clearance {
  if (!cause) return { refused: false, says: null };
  const { talks, days } = clearanceDefaults;
  const earliest = addDays(cause.on, days);
  const short = people.filter((person) => person.talks < talks).map((person) => `${person.name}: ${person.talks} of ${talks} private talks`);
  const parts = [...short, ...(today < earliest ? [`not before ${dayInWords(earliest)}`] : [])];
  if (parts.length === 0) return { refused: false, says: null };
  return { refused: cause.tier === "S3", says: `Before joint work is cleared: ${parts.join("; ")}.` };
}
