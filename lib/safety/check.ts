import { z } from "zod";
import data from "./content/check.json" with { type: "json" };

const point = z.strictObject({ key: z.string().min(1), label: z.string().min(1) });
const content = z.strictObject({
  status: z.string(),
  checklist: z.array(point).length(13),
  plan: z.array(point).length(8),
  childLine: z.string(),
  protocol: z.array(z.string()).min(1),
  agreements: z.record(z.string(), z.strictObject({ title: z.string(), lead: z.string(), parts: z.array(point.extend({ preset: z.string() })).min(1) })),
});

/** The checklist of a private talk, the points of a safety plan, the shipped protocol and the agreements (domain 2.6); needs clinical review. */
export const checkContent: Readonly<z.infer<typeof content>> = content.parse(data);

export type Point = Readonly<z.infer<typeof point>>;
/** Words by point; a point that was not talked about is absent. */
export type Points = Readonly<Record<string, string>>;

/** What may be kept of what a form sent: known points that hold a word. */
export function pointsOf(known: readonly Point[], sent: Readonly<Record<string, string | null | undefined>>): Points {
  return Object.fromEntries(known.flatMap(({ key }) => (sent[key] ? [[key, sent[key]]] : [])));
}

/** The points with their labels, in the order of the list, for reading. */
export function pointsInWords(known: readonly Point[], points: Points): { label: string; words: string }[] {
  return known.flatMap(({ key, label }) => (points[key] ? [{ label, words: points[key] }] : []));
}

/** Labels of the points that nobody has talked about yet, over all talks. */
export function pointsLeft(known: readonly Point[], talks: readonly Points[]): string[] {
  return known.filter(({ key }) => talks.every((points) => !points[key])).map(({ label }) => label);
}
