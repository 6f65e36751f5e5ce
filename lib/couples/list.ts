type Line = {
  name: string;
  nextSession: { startsAt: Date } | null;
  lastSession: { startsAt: Date } | null;
  openTasks: number;
  marked: boolean;
};

/** How the list of cases may be put in order. */
export type Order = "name" | "next" | "last" | "tasks";

const letters = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether every word of `search` stands in the name; case and accents make no difference. */
export function matches(name: string, search: string): boolean {
  const wanted = letters(search).split(/\s+/u).filter(Boolean);
  return wanted.every((word) => letters(name).includes(word));
}

const byName = (one: Line, other: Line): number => one.name.localeCompare(other.name, "en") || 0;

const at = (session: { startsAt: Date } | null, absent: number): number => session?.startsAt.getTime() ?? absent;

/**
 * The lines by name, soonest next hour, latest last hour or most open tasks; those without come last, then by name.
 * Whatever the order, a case with a mark nobody has answered stands first (rule SF6).
 */
export function inOrder<T extends Line>(lines: readonly T[], order: Order): T[] {
  const compare: Record<Order, (one: Line, other: Line) => number> = {
    name: byName,
    next: (one, other) => difference(at(one.nextSession, Infinity), at(other.nextSession, Infinity)),
    last: (one, other) => difference(at(other.lastSession, -Infinity), at(one.lastSession, -Infinity)),
    tasks: (one, other) => other.openTasks - one.openTasks,
  };
  return lines.toSorted((one, other) => Number(other.marked) - Number(one.marked) || compare[order](one, other) || byName(one, other));
}

function difference(one: number, other: number): number {
  return one === other ? 0 : one - other;
}
