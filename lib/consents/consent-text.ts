import { z } from "zod";
import data from "./content/consent-text.json" with { type: "json" };

const content = z.strictObject({
  status: z.string().min(1),
  checked: z.boolean(),
  version: z.string().min(1).max(40),
  summary: z.string().min(1),
  points: z.array(z.string().min(1)).min(12),
});

/**
 * The consent text that ships: a draft with the elements of domain 6.3, to be completed by the practice
 * with its lawyer. `checked` stays false until somebody did.
 */
export const consentText: Readonly<z.infer<typeof content>> = content.parse(data);
