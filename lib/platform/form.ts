import type { z } from "zod";

export type FormInput = { [name: string]: string | string[] | FormInput };

const UNSAFE = new Set(["__proto__", "constructor", "prototype"]);
const MAX_FIELDS = 1000;
const MAX_DEPTH = 6;

/** The fields of a form by name: a name sent twice becomes a list. Files are left out. */
export function flatValues(data: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  let count = 0;
  for (const [name, value] of data.entries()) {
    if (typeof value !== "string" || name.startsWith("$ACTION") || UNSAFE.has(name)) continue;
    if ((count += 1) > MAX_FIELDS) break;
    const known = values[name];
    values[name] = known === undefined ? value : Array.isArray(known) ? [...known, value] : [known, value];
  }
  return values;
}

/** The same as nested input: "a.name" becomes { a: { name } }. Names ending in "[]" are always lists. */
export function readForm(data: FormData): FormInput {
  const input: FormInput = {};
  for (const [name, value] of Object.entries(flatValues(data))) {
    const list = name.endsWith("[]");
    const path = (list ? name.slice(0, -2) : name).split(".");
    if (path.length > MAX_DEPTH || path.some((part) => part === "" || UNSAFE.has(part))) continue;
    let place: FormInput = input;
    for (const part of path.slice(0, -1)) {
      const next = place[part];
      place = typeof next === "object" && !Array.isArray(next) ? next : (place[part] = {});
    }
    place[path.at(-1) as string] = list && !Array.isArray(value) ? [value] : value;
  }
  return input;
}

/** The first sentence for each field of a refused input, by dotted name. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.map(String).join(".") || "form"] ??= issue.message;
  return fields;
}

/** The value of one field that holds JSON. Anything that is none is read as an empty object, which no schema accepts. */
export function readJsonField(data: FormData, name: string): unknown {
  try {
    return JSON.parse(String(data.get(name) ?? ""));
  } catch {
    return {};
  }
}
