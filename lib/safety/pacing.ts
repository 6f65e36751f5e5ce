import { dayInWords, weekOf } from "#lib/platform/time.ts";

/** One time a person was asked or seen alone. Day "YYYY-MM-DD"; minutes null where nobody wrote them down. */
export type AskedAlone = { readonly on: string; readonly minutes: number | null };

/** Lengths farther apart than this many minutes are no longer the same length (our default). */
const SAME_LENGTH = 5;

const shortDay = (day: string): string => dayInWords(day).split(" ").slice(1, 3).join(" ");

/**
 * "Noor: 24 min on 12 Nov. Tobias: not asked this week." Both partners in the same week and for the same length
 * (domain 2.6, 2.7); therapist's side only. Null when neither was seen alone this week, or both alike.
 */
export function pacingLine(people: readonly { readonly name: string; readonly times: readonly AskedAlone[] }[], today: string): string | null {
  const weeks = people.map(({ name, times }) => ({ name, own: times.filter(({ on }) => weekOf(on) === weekOf(today) && on <= today).toSorted((one, next) => (one.on < next.on ? -1 : 1)) }));
  if (people.length < 2 || weeks.every(({ own }) => own.length === 0)) return null;
  const lengths = weeks.map(({ own }) => own.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0));
  const unknown = weeks.some(({ own }) => own.some(({ minutes }) => minutes === null));
  if (weeks.every(({ own }) => own.length > 0) && (unknown || Math.max(...lengths) - Math.min(...lengths) <= SAME_LENGTH)) return null;
  return weeks.map(({ name, own }) => (own.length === 0 ? `${name}: not asked this week.` : `${name}: ${own.map(inWords).join(", ")}.`)).join(" ");
}

const inWords = ({ on, minutes }: AskedAlone): string => (minutes === null ? `asked on ${shortDay(on)}` : `${minutes} min on ${shortDay(on)}`);
