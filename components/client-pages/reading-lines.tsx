import type { FrameDto } from "#lib/requests/dto.ts";
import { reading as words } from "#lib/requests/messages.ts";

/** When what is written here will be read; only what is known. */
export function whenRead({ therapist, hours, reading }: FrameDto): string[] {
  if (!reading) return [words.hours({ therapist, hours })];
  const { next, awayUntil, cover } = reading;
  const away = awayUntil ? [words.away({ therapist, day: awayUntil })] : [];
  if (!next) return [...away, words.hours({ therapist, hours })];
  return [...away, awayUntil && cover ? words.nextCover({ cover, ...next }) : words.next({ therapist, ...next })];
}

export type SeenBy = FrameDto & { solo: boolean };

/** Who can read it, and that the partner cannot; before anything is asked (ux E.5). `asksShare`: the form asks at its end. */
export function whoReads(task: SeenBy, intro: readonly string[], asksShare: boolean): string[] {
  const { therapist, readers, reading, solo } = task;
  const rest = intro.slice(1);
  if (readers === therapist && (asksShare || solo)) return [...intro];
  const cover = reading?.cover && !readers.includes(reading.cover) ? [words.cover({ therapist, cover: reading.cover })] : [];
  const wall = solo ? [] : [asksShare ? words.wall(task) : words.wallOnly];
  return [words.only(task), ...cover, ...wall, ...rest];
}
