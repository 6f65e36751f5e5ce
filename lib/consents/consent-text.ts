import { z } from "zod";
import type { ConsentWords } from "#lib/exercises/check-in.ts";
import data from "./content/consent-text.json" with { type: "json" };

const content = z.strictObject({
  status: z.string().min(1),
  checked: z.boolean(),
  version: z.string().min(1).max(40),
  summary: z.string().min(1),
  points: z.array(z.string().min(1)).min(12),
});

/** A consent text: the draft that ships, or a version of the practice's own. Days "YYYY-MM-DD". */
export type ConsentTextDto = ConsentWords & { checkedOn: string | null; checkedBy: string | null; writtenOn: string | null };

/** How a practice's own version is called wherever it was signed. */
export const versionOf = (number: number): string => `own text ${number}`;

/**
 * The consent text that ships: a draft with the elements of domain 6.3, to be completed by the practice
 * with its lawyer. `checked` stays false until somebody did.
 */
export const consentText: Readonly<z.infer<typeof content>> = content.parse(data);
