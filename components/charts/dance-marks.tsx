import type { Seat } from "#components/ui/partner-mark.tsx";
import type { MoveFunction } from "./strip-places.ts";

/** Where the other partner's lane lies, seen from this mark. */
export type Toward = "up" | "down" | "left" | "right";

export const functionWords: Record<MoveFunction, string> = {
  P: "reaches",
  W: "pulls back",
  M: "turns toward",
  N: "neither",
};

const turns: Record<Toward, number> = { right: 0, down: 90, left: 180, up: 270 };

/**
 * One move. Direction is position and fill, never hue: a solid triangle points at the partner's lane, a hollow
 * one away from it, a plus turns toward, a dot is neither. `seat` gives the partner's hue.
 */
export function DanceMark({ fn, seat, x, y, toward }: { fn: MoveFunction; seat: Seat; x: number; y: number; toward: Toward }) {
  const hue = seat === "A" ? "text-a" : "text-b";
  const turn = turns[toward] + (fn === "W" ? 180 : 0);
  return (
    <g transform={`translate(${x} ${y}) rotate(${turn})`} className={hue}>
      {fn === "P" ? <path d="M-5 -6.5 L7 0 L-5 6.5 Z" fill="currentColor" /> : null}
      {fn === "W" ? <path d="M-4 -5.5 L6 0 L-4 5.5 Z" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" /> : null}
      {fn === "M" ? <path d="M-6 0 H6 M0 -6 V6" fill="none" stroke="currentColor" strokeWidth="3" /> : null}
      {fn === "N" ? <circle r="2.5" fill="currentColor" /> : null}
    </g>
  );
}

/** A partner's shape and name beside their lane. */
export function LaneLabel({ seat, name, x, y }: { seat: Seat; name: string; x: number; y: number }) {
  return (
    <g className={seat === "A" ? "text-a" : "text-b"}>
      {seat === "A" ? <circle cx={x + 5} cy={y} r="5" fill="currentColor" /> : <rect x={x} y={y - 5} width="10" height="10" fill="currentColor" />}
      <text x={x + 16} y={y + 4.5} fontSize="13" fontWeight="600" className={seat === "A" ? "text-a-text" : "text-b-text"} fill="currentColor">
        {name}
      </text>
    </g>
  );
}
