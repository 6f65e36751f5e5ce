import type { Room } from "#lib/couples/seat.ts";

/**
 * Why an item may not go from one file into another, or null (decision 9). What one told alone enters the joint file only
 * after that person's recorded "you may raise it", and the other's file never.
 */
export function reasonAgainstMove(from: Room, to: Room, mayRaise: boolean): string | null {
  if (from === to) return "It lies in this file already.";
  if (from !== "JOINT" && to !== "JOINT") return "What one told alone never goes into the other's file.";
  if (from !== "JOINT" && !mayRaise) return "Ask first, alone: may I raise this? Only a recorded yes lets it into the joint file.";
  return null;
}
