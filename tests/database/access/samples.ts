import type { z } from "zod";

type Def = {
  type: string; shape?: Record<string, z.ZodType>; innerType?: z.ZodType; in?: z.ZodType; out?: z.ZodType; element?: z.ZodType;
  options?: z.ZodType[]; entries?: Record<string, string>; values?: unknown[];
};

const defOf = (schema: z.ZodType): Def => (schema as unknown as { _zod: { def: Def } })._zod.def;

/** An input that fits a schema, with what is known by a field's name filled in first. */
export function sampleOf(schema: z.ZodType, known: Readonly<Record<string, unknown>>, name = ""): unknown {
  if (name in known) return known[name];
  const def = defOf(schema);
  switch (def.type) {
    case "object":
      return Object.fromEntries(Object.entries(def.shape ?? {}).map(([key, value]) => [key, sampleOf(value, known, key)]));
    case "union":
      return sampleOf(def.options?.[0] as z.ZodType, known, "");
    case "pipe":
      return sampleOf((defOf(def.in as z.ZodType).type === "transform" ? def.out : def.in) as z.ZodType, known, "");
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "catch":
    case "readonly":
      return sampleOf(def.innerType as z.ZodType, known, "");
    case "array":
      return [sampleOf(def.element as z.ZodType, known, "")];
    case "enum":
      return Object.values(def.entries ?? {})[0];
    case "literal":
      return def.values?.[0];
    case "boolean":
      return true;
    case "number":
      return 1;
    case "record":
      return {};
    default:
      return "A few words";
  }
}
