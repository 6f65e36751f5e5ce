import type { Brief } from "./brief.ts";

/** One line of what a brief says, for the card on Today: a word for where it comes from, and the words. */
export interface GistLine {
  readonly label: string;
  readonly text: string;
}

/** At most five lines of a brief, in its order (decision: gist in no click). Nothing of safety or of a private room. */
export function gistOf(brief: Brief, names: Readonly<Record<"A" | "B", string>>): GistLine[] {
  const open = brief.lastTime.filter((line) => !line.screenOnly);
  const words = open.find(({ label }) => label === "In your words")?.text;
  const seen = open.filter(({ label, seat }) => label === null && seat !== null).map(({ seat, text }) => `${names[seat ?? "A"]} ${text}`);
  const promise = open.find(({ label }) => label === "You said you would")?.text;
  const came = brief.since.map(({ seat, title, did }) => `${names[seat]}: ${title}, ${did}`);
  // Named one by one: there is no count or sum over the criteria (domain 4.4).
  const moved = brief.criteria?.filter(({ people }) => [people.A, people.B].some((person) => person?.change.direction)).map(({ shortTitle }) => shortTitle);
  return [
    line("Last time", words ?? (seen.length > 0 ? seen.join(" ") : null)),
    line("You said you would", promise),
    line("Since then", came.length > 0 ? `${came.join("; ")}.` : null),
    line("The dance", brief.dance ? brief.dance.trend : null),
    line("Criteria", moved ? (moved.length > 0 ? `Moved for one or both: ${moved.join(", ")}; in your own ratings, not blind.` : "Not enough to say yet.") : null),
  ].filter((entry) => entry !== null);
}

function line(label: string, text: string | null | undefined): GistLine | null {
  return text ? { label, text } : null;
}
