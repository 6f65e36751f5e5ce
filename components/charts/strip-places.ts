/** What a move does: P reaches, W pulls back, M turns toward the middle, N neither. */
export type MoveFunction = "P" | "W" | "M" | "N";

/** One seen move, in order. `episode` counts from 1 and groups moves that belong together. */
export type DanceMove = { seat: "A" | "B"; fn: MoveFunction; word: string; episode: number };

export type Place = { move: DanceMove; row: number; column: number; opensEpisode: boolean };

/** Gives each move a place; a new episode is set off by one empty place, and a full row goes on below. */
export function placesInRows(moves: readonly DanceMove[], perRow: number): Place[] {
  let row = 0;
  let column = 0;
  return moves.map((move, index) => {
    const before = moves[index - 1];
    const opensEpisode = before !== undefined && before.episode !== move.episode;
    if (opensEpisode && column > 0) column += 1;
    if (column >= perRow) {
      row += 1;
      column = 0;
    }
    return { move, row, column: column++, opensEpisode };
  });
}
