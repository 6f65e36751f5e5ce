/** One of the two places in a case. Events name the seat, never a client row (clarifications, "Seats"). */
export type Seat = "A" | "B";

/** The file something belongs to: the joint file, partner A's or partner B's (decision 9). */
export type Room = "JOINT" | "A" | "B";

/** How the hour was held (domain 2.4). */
export type SessionFormat = "JOINT" | "SPLIT" | "ONE" | "JOINT_WITH_PRIVATE";

/** Both seats, in fixed order. */
export const seats = ["A", "B"] as const satisfies readonly Seat[];

/** All three rooms, the joint one leading. */
export const rooms = ["JOINT", "A", "B"] as const satisfies readonly Room[];

/** The partner's seat. */
export function otherSeat(seat: Seat): Seat {
  return seat === "A" ? "B" : "A";
}

/** True for partner A's and partner B's own file. */
export function isPrivateRoom(room: Room): room is Seat {
  return room !== "JOINT";
}

/**
 * The room rule (decision 9, domain 2.4): the room follows the setting in which something was said or seen,
 * never the person who acted. `settingAloneSeat` is the one who was alone with the therapist, a form, a screen
 * or a message; null when both were there.
 */
export function roomFor({ settingAloneSeat }: { settingAloneSeat: Seat | null }): Room {
  return settingAloneSeat ?? "JOINT";
}

/**
 * The room of something said or seen in an hour of this format (domain 2.4, "The room rule").
 * @param aloneSeat who was alone with the therapist at that moment; null when both were there.
 * @param singleHourIsJoint the couple's written rule "see the one with nothing kept secret" (domain 6.2).
 * @throws RangeError if the format and the seat contradict each other.
 */
export function roomOf(format: SessionFormat, aloneSeat: Seat | null, singleHourIsJoint = false): Room {
  if (format === "JOINT" && aloneSeat !== null) {
    throw new RangeError("In a joint hour nobody is alone with the therapist");
  }
  if ((format === "SPLIT" || format === "ONE") && aloneSeat === null) {
    throw new RangeError("A private half or a single hour needs the seat of the one who was there");
  }
  if (format === "ONE" && singleHourIsJoint) return "JOINT";
  return roomFor({ settingAloneSeat: aloneSeat });
}
