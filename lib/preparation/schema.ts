import { z } from "zod";

/** What a brief shows and prints; anything else in an address counts as the careful default. */
export const briefOptionsInput = z.object({
  /** "none" keeps every answer off the paper; "shared" prints those that may be brought up. */
  answers: z.enum(["none", "shared"]).catch("none"),
  names: z.enum(["full", "initials"]).catch("full"),
});

export type BriefOptions = z.infer<typeof briefOptionsInput>;
