import { otherSeat, seats, type Seat } from "#lib/couples/seat.ts";

type Named = { readonly seat: Seat; readonly name: string };

/** The letters that stand for two people on paper: "T" and "N", or as many letters as tell them apart. */
export function initialsOf(names: Readonly<Record<Seat, string>>): Record<Seat, string> {
  const cut = (seat: Seat, length: number) => [...names[seat]].slice(0, length).join("").toUpperCase();
  const lengths = [1, 2, 3];
  const enough = lengths.find((length) => cut("A", length) !== cut("B", length)) ?? 1;
  return { A: cut("A", enough), B: cut("B", enough) };
}

/** A text with every whole-word mention of a client's name, whole or first part, replaced by their letters. */
export function withInitials(text: string, clients: readonly Named[], letters: Readonly<Record<Seat, string>>): string {
  return seats.flatMap((seat) => clients.filter((client) => client.seat === seat)).reduce((line, { seat, name }) => {
    const first = name.split(/\s+/u)[0] ?? name;
    const shared = clients.some((client) => client.seat === otherSeat(seat) && client.name.startsWith(first));
    const forms = shared ? [name] : [name, first];
    return forms.reduce((words, form) => words.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(form)}(?![\\p{L}\\p{N}])`, "gu"), letters[seat]), line);
  }, text);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}
