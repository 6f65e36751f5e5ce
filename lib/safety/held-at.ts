import { safetyStanding, type SafetyRow } from "./tier.ts";

/** Whether an S2 or S3 of the case was open at an instant, replayed from what had been recorded by then (domain 2.6). */
export function wasHeldAt(rows: readonly SafetyRow[], at: Date): boolean {
  const { tier } = safetyStanding({ rows: rows.filter((row) => row.at <= at), latestSession: 0, screensOnFile: [] });
  return tier === "S2" || tier === "S3";
}
