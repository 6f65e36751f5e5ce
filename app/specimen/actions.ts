"use server";
import type { FormState } from "#lib/platform/form-state.ts";
export async function refuse(_: FormState, data: FormData): Promise<FormState> {
  const values: Record<string, string | string[]> = {};
  for (const k of new Set(data.keys())) if (!k.startsWith("$")) { const v = data.getAll(k).map(String); values[k] = v.length > 1 ? v : v[0]!; }
  if (values.name === "ok") return { status: "done", errors: {}, values: {}, message: "Saved." };
  if (values.name === "both") return { status: "conflict", errors: {}, values, conflict: { version: 3, theirs: { "Name": "Samira", Note: "What stands there now" } } };
  return { status: "refused", errors: { name: "Give a name or initials", place: "Choose where you meet", moves: "Choose at least one, or choose Nothing to note", rating: "Choose one answer, or choose Not seen" }, values };
}
export async function signOut(_: FormData): Promise<void> {}
