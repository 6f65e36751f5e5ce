import { bigWords, findCode, lightMarkOf } from "./code.ts";
import type { LightMark } from "./code.ts";

/** The word of a move as the therapist taps and reads it: the big word, the code's label, or the light mark's name. */
export function wordFor(move: { code: string | null; light: LightMark | null }): string {
  if (move.light !== null) return capital(lightMarkOf(move.light).label);
  const word = bigWords.find((big) => big.code === move.code)?.word;
  return word ?? findCode(move.code ?? "")?.label ?? "A safety mark without a kind";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
