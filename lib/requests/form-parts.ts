import { bodyInputNames } from "#lib/exercises/field-check.ts";
import { formDefaults, type FormField } from "#lib/exercises/exercise.ts";
import type { Form } from "#lib/exercises/form.ts";
import type { TypedAnswers } from "./schema.ts";

/** `single`: one page with "Add more"; `steps`: a few pages and a look at all before sending (ux B2, C2). */
export type Layout = "single" | "steps";

/** One page of a form: fields that stand open, fields under "Add more". `kind` names its heading. */
export type FormPart = { kind: "all" | "did" | "how" | "share" | `part${number}`; open: readonly FormField[]; more: readonly FormField[] };

const LAST = ["c_note", "c_share"];
const MOST_OPEN = 5;

type Pages = Pick<Form, "page1" | "more"> & Partial<Pick<Form, "sections">>;

/** Steps for a form that asks about the body, and for one in sections (a check-in of twelve), else one page. */
export function layoutOf(form: Pages): Layout {
  if (form.sections && form.sections.length > 1) return "steps";
  return [...form.page1, ...form.more].some(({ type }) => type === "body") ? "steps" : "single";
}

/** Every field of a form in its order. */
export function fieldsOf(form: Pick<Form, "page1" | "more">): FormField[] {
  return [...form.page1, ...form.more];
}

/** The names of the inputs of some fields. */
export function namesOf(fields: readonly FormField[]): string[] {
  return fields.flatMap((field) => (field.type === "body" ? Object.values(bodyInputNames(field.id)) : [field.id]));
}

/** The names among what was sent that the form does not know. */
export function unknownNames(form: Pick<Form, "page1" | "more">, typed: TypedAnswers): string[] {
  const known = new Set(namesOf(fieldsOf(form)));
  return Object.keys(typed).filter((name) => !known.has(name));
}

/**
 * The pages of a form, in order, none of them empty. `steps`: what you did; how it was, the scales;
 * anything else, and who may hear it. After "not this time" only what is still asked is left. A form in
 * sections has a page for each, so that none asks more than five things (decision 8).
 */
export function partsOf(form: Pages, typed: TypedAnswers): FormPart[] {
  if (layoutOf(form) === "single") return [{ kind: "all", open: form.page1, more: form.more }];
  if (form.sections && form.sections.length > 1) return sectionParts(form, form.sections);
  const isAsked = ({ id }: FormField): boolean => typed.c_did !== "NOT_THIS_TIME" || id === "c_did" || formDefaults.ifNotThisTime.includes(id);
  const isFirst = ({ id, type }: FormField): boolean => type !== "scale" && !LAST.includes(id);
  const scales = fieldsOf(form).filter(({ type }) => type === "scale").filter(isAsked);
  const parts: FormPart[] = [
    { kind: "did", open: form.page1.filter(isFirst).filter(isAsked), more: form.more.filter(isFirst).filter(isAsked) },
    { kind: "how", open: scales.slice(0, MOST_OPEN), more: scales.slice(MOST_OPEN) },
    { kind: "share", open: LAST.flatMap((id) => fieldsOf(form).filter((field) => field.id === id)), more: [] },
  ];
  return parts.filter(({ open, more }) => open.length + more.length > 0);
}

function sectionParts(form: Pages, sections: Form["sections"]): FormPart[] {
  const inSections = new Set(sections.flatMap(({ fields }) => fields.map(({ id }) => id)));
  const last = sections.length - 1;
  const others = form.page1.filter(({ id }) => !inSections.has(id));
  return sections.map(({ fields }, index) => ({ kind: `part${index + 1}` as const, open: index === last ? [...fields, ...others] : fields, more: index === last ? form.more : [] }));
}

/** Which page of a form holds a field, from 0; -1 if none does. */
export function partWith(parts: readonly FormPart[], fieldId: string): number {
  return parts.findIndex(({ open, more }) => [...open, ...more].some(({ id }) => id === fieldId));
}

/** Which page of a form a post came from, such as "did" or, after "not this time", "did-short". */
export function partName({ kind }: FormPart, typed: TypedAnswers): string {
  return typed.c_did === "NOT_THIS_TIME" ? `${kind}-short` : kind;
}

/** The page of that name, or undefined. */
export function partNamed(form: Pages, name: unknown): FormPart | undefined {
  if (typeof name !== "string") return undefined;
  const [kind, short] = name.split("-");
  return partsOf(form, short ? { c_did: "NOT_THIS_TIME" } : {}).find((part) => part.kind === kind);
}

/**
 * The id of a field's place on its page. It stands in addresses, which a browser keeps: a template's own
 * fields are called by a number, since their names could tell what a page is about (ux E10). FNV-1a, 32 bits.
 */
export function anchorOf(fieldId: string): string {
  if (fieldId === "code" || fieldId.startsWith("c_")) return `f-${fieldId}`;
  const hash = [...fieldId].reduce((sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619), 2_166_136_261);
  return `f-${(hash >>> 0).toString(36)}`;
}
