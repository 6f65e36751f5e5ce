import type { TypedAnswers } from "./schema.ts";

/** The page something was typed on: which draft it showed, its own random name, and the inputs it holds. */
export type PageSeen = { version: number; page: string; names: readonly string[] };

/**
 * A draft as it is sealed: what stands, the page that wrote last and the version from which it wrote
 * alone, and what other pages typed meanwhile, by the name of the page. Nothing is overwritten unseen.
 */
export type StoredDraft = { answers: TypedAnswers; by: string; since: number; asides: Record<string, TypedAnswers> };

/** The draft of somebody who has typed nothing. */
export const noDraft: StoredDraft = { answers: {}, by: "", since: 1, asides: {} };

const VERSION = /^(\d{1,9})-([a-z0-9]{8})$/;

/** What a form carries about the draft it showed, such as "3-k9f2a1x0". */
export function versionText({ version, page }: Pick<PageSeen, "version" | "page">): string {
  return `${version}-${page}`;
}

/** Reads it back; null for anything that no page of ours carries. */
export function readVersion(raw: unknown): Pick<PageSeen, "version" | "page"> | null {
  const [, version, page] = (typeof raw === "string" && VERSION.exec(raw)) || [];
  return version && page ? { version: Number(version), page } : null;
}

/**
 * True if somebody else wrote after a page was shown. A page that wrote last is never stale, so that
 * a retry whose answer was lost does not meet itself.
 */
export function isStale(stored: StoredDraft, version: number, seen: Pick<PageSeen, "version" | "page">): boolean {
  if (seen.version >= version) return false;
  return !(stored.by === seen.page && seen.version >= stored.since - 1);
}

/** A draft with one page's inputs replaced by what that page holds now; an input that is gone was emptied. */
export function withPart(answers: TypedAnswers, names: readonly string[], typed: TypedAnswers): TypedAnswers {
  const others = Object.entries(answers).filter(([name]) => !names.includes(name));
  const own = Object.entries(typed).filter(([name]) => names.includes(name));
  return Object.fromEntries([...others, ...own]);
}

/** The texts of one input, blanks taken off at both ends and line ends made one; empty for nothing. */
export function valuesIn(answers: TypedAnswers, name: string): string[] {
  const value = Object.hasOwn(answers, name) ? answers[name] : undefined;
  return [value ?? []].flat().map((text) => text.replaceAll(/\r\n?/gu, "\n").trim()).filter((text) => text !== "");
}

/** Whether two drafts say the same in some inputs, however it was sent. */
export function saysTheSame(one: TypedAnswers, other: TypedAnswers, names: readonly string[]): boolean {
  return names.every((name) => JSON.stringify(valuesIn(one, name)) === JSON.stringify(valuesIn(other, name)));
}

/** Whether nothing is in any of these inputs. */
export function isBlank(answers: TypedAnswers, names: readonly string[]): boolean {
  return names.every((name) => valuesIn(answers, name).length === 0);
}
