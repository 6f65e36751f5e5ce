import { RECORD_TYPES, type RecordItem, type RecordType } from "./record-item.ts";

const said = (key: string): string => {
  const words = key.replaceAll(/([a-z])([A-Z])/gu, "$1 $2").replaceAll(/[._-]+/gu, " ").toLowerCase().trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/**
 * A stored form as lines of "What: answer", in the order it was stored. What is empty is left out; a part within a part
 * stands under its own name. Text that is no form is returned as it is.
 */
export function linesOf(stored: string): string {
  let value: unknown;
  try {
    value = JSON.parse(stored);
  } catch {
    return stored;
  }
  return typeof value === "object" && value !== null ? linesIn(value).join("\n") : stored;
}

function linesIn(value: object, within = ""): string[] {
  return Object.entries(value).flatMap(([key, one]: [string, unknown]): string[] => {
    const name = Array.isArray(value) ? within : [within, said(key)].filter(Boolean).join(", ");
    if (one === null || one === undefined || one === "") return [];
    if (typeof one === "object") return linesIn(one, name);
    return [name ? `${name}: ${plain(one)}` : plain(one)];
  });
}

const plain = (one: unknown): string => (typeof one === "string" && /^[A-Z][A-Z_]+$/u.test(one) ? said(one) : String(one));

/** Labelled lines from what is there: a missing text leaves its line out. */
export function labelled(parts: Readonly<Record<string, string | null | undefined>>): string {
  return Object.entries(parts).flatMap(([label, text]) => (text ? [`${label}: ${text}`] : [])).join("\n");
}

/** The heading of an item: its kind, and more where the kind says too little. */
export function headingOf({ type, title }: Pick<RecordItem, "type" | "title">): string {
  const kind = RECORD_TYPES[type];
  return title && title !== kind ? `${kind}: ${title}` : kind;
}

/** Whether a text names a kind of item. */
export function isRecordType(text: string): text is RecordType {
  return Object.hasOwn(RECORD_TYPES, text);
}
