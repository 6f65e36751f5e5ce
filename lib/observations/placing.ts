import { isPrivateRoom, otherSeat } from "#lib/couples/seat.ts";
import type { Room, Seat } from "#lib/couples/seat.ts";
import { isReported } from "./move.ts";
import type { MoveSource } from "./move.ts";

/** The hour a move is placed in: who are clients of the case, and how long each was there in each part. */
export type PlacingHour = {
  seats: readonly Seat[];
  names: Readonly<Record<Seat, string>>;
  minutes: { joint: Readonly<Record<Seat, number>>; alone: Readonly<Record<Seat, number>> };
};

export type PlacedMove = { placed: true; room: Room; toldBy: Seat | null };
export type RefusedMove = { placed: false; field: "seat" | "room" | "source" | "toldBy"; sentence: string };

const refused = (field: RefusedMove["field"], sentence: string): RefusedMove => ({ placed: false, field, sentence });

/**
 * The room rule for one move (decision 9, domain 2.4): the room is that of the setting in which it was seen or told,
 * and who told it follows from the source. Refused are: someone who is no client of the case, a part of the hour that
 * was not held, a move seen of someone who was not there, and a report by someone who was not there.
 * @param room where it was seen or told; null takes the only part that was held, or the joint one.
 */
export function placeMove(
  hour: PlacingHour, move: { seat: Seat; source: MoveSource; room: Room | null; toldBy: Seat | null },
): PlacedMove | RefusedMove {
  const { names, minutes } = hour;
  if (!hour.seats.includes(move.seat)) {
    return refused("seat", `${names[move.seat]} is no client here. Write what they did in your client's words.`);
  }
  const room = move.room ?? onlyRoom(minutes);
  if (room === null) return refused("room", "Choose in whose part alone this was seen or told.");
  if (!wasHeld(room, minutes)) return refused("room", notHeld(room, hour));
  if (!isReported(move)) return placeSeen(hour, move, room);
  return placeTold(hour, move, room);
}

function placeSeen(hour: PlacingHour, move: { seat: Seat }, room: Room): PlacedMove | RefusedMove {
  if (thereIn(room, hour.minutes, move.seat)) return { placed: true, room, toldBy: null };
  const name = hour.names[move.seat];
  return isPrivateRoom(room)
    ? refused("seat", `Only ${hour.names[room]} was there then. For what ${hour.names[room]} told about ${name}, choose “told” as the source.`)
    : refused("seat", `${name} was not there, so nothing can be seen of ${name}. Record attendance first, or choose “told”.`);
}

function placeTold(
  hour: PlacingHour, move: { seat: Seat; source: MoveSource; toldBy: Seat | null }, room: Room,
): PlacedMove | RefusedMove {
  const both = move.source === "REPORTED_BY_BOTH";
  if (both && isPrivateRoom(room)) return refused("source", `Only ${hour.names[room]} was there then, so both cannot have told it.`);
  const teller = both ? null : move.source === "REPORTED_BY_ACTOR" ? move.seat : otherSeat(move.seat);
  if (move.toldBy !== null && move.toldBy !== teller) return refused("toldBy", "Who told it does not fit the source. Choose one of the two again.");
  if (teller !== null && !thereIn(room, hour.minutes, teller)) {
    return refused("source", `${hour.names[teller]} was not there then and cannot have told it.`);
  }
  return { placed: true, room, toldBy: teller };
}

function onlyRoom({ joint, alone }: PlacingHour["minutes"]): Room | null {
  if (joint.A > 0 || joint.B > 0) return "JOINT";
  if (alone.A > 0 && alone.B > 0) return null;
  return alone.A > 0 ? "A" : alone.B > 0 ? "B" : "JOINT";
}

function wasHeld(room: Room, { joint, alone }: PlacingHour["minutes"]): boolean {
  return isPrivateRoom(room) ? alone[room] > 0 : joint.A > 0 || joint.B > 0;
}

function thereIn(room: Room, { joint, alone }: PlacingHour["minutes"], seat: Seat): boolean {
  return isPrivateRoom(room) ? room === seat && alone[seat] > 0 : joint[seat] > 0;
}

function notHeld(room: Room, { names }: PlacingHour): string {
  return isPrivateRoom(room)
    ? `${names[room]} was not alone with you in this hour. Change attendance, or choose another part.`
    : "There was no time together in this hour. Change attendance, or choose whose part alone it was.";
}
