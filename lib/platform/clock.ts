/** The one source of the present. Tests set it; rules never read it, they are handed an instant. */
export type Clock = { now(): Date };

const systemClock: Clock = { now: () => new Date() };
let current: Clock = systemClock;

export const clock: Clock = { now: () => current.now() };

/** For tests: replaces the clock until the returned function is called. */
export function setClock(replacement: Clock): () => void {
  current = replacement;
  return () => {
    current = systemClock;
  };
}
