import type { ReactNode } from "react";
import { bodyPlaces, sensationGroups } from "#lib/exercises/body.ts";
import type { FormField } from "#lib/exercises/exercise.ts";
import { bodyInputNames, textLimits } from "#lib/exercises/field-check.ts";
import { anchorOf } from "#lib/requests/form-parts.ts";
import { form } from "#lib/requests/messages.ts";
import type { TypedAnswers } from "#lib/requests/schema.ts";

export type AnswerFieldProps = {
  field: FormField;
  typed: TypedAnswers;
  error?: string | undefined;
  /** Says beside the question that it can be left blank. */
  saysSkip?: boolean;
};

/** One question of a form, of any of the nine types; nothing is chosen beforehand. */
export function AnswerField(props: AnswerFieldProps) {
  const { field } = props;
  switch (field.type) {
    case "choice":
      return <Group {...props}><Choices name={field.id} type="radio" options={field.options} chosen={valuesOf(props.typed, field.id)} firstId={anchorOf(field.id)} /></Group>;
    case "multi":
      return <Group {...props}><Choices name={field.id} type="checkbox" options={field.options} chosen={valuesOf(props.typed, field.id)} firstId={anchorOf(field.id)} /></Group>;
    case "scale":
      return <ScaleField {...props} field={field} />;
    case "body":
      return <BodyField {...props} />;
    default:
      return <TextField {...props} />;
  }
}

const valuesOf = (typed: TypedAnswers, name: string): string[] => {
  const value = Object.hasOwn(typed, name) ? typed[name] : undefined;
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
};

const hintId = (field: FormField): string => `${anchorOf(field.id)}-hint`;
const errorId = (field: FormField): string => `${anchorOf(field.id)}-error`;
const countId = (field: FormField): string => `${anchorOf(field.id)}-count`;
const isCounted = ({ type }: FormField): boolean => type === "long" || type === "short";

function describedBy({ field, error }: AnswerFieldProps): string | undefined {
  return [field.help ? hintId(field) : "", error ? errorId(field) : "", isCounted(field) ? countId(field) : ""].filter(Boolean).join(" ") || undefined;
}

function Asked({ field, saysSkip }: AnswerFieldProps) {
  return (
    <>
      {field.label}
      {saysSkip && !field.required ? <span className="optional">{form.skip}</span> : null}
    </>
  );
}

function HintAndError({ field, error }: AnswerFieldProps) {
  return (
    <>
      {field.help ? <p className="hint" id={hintId(field)}>{field.help}</p> : null}
      {error ? <p className="error" id={errorId(field)}>{error}</p> : null}
    </>
  );
}

function Group(props: AnswerFieldProps & { children: ReactNode }) {
  return (
    <fieldset className={props.error ? "field wrong" : "field"} data-field={props.field.id} aria-describedby={describedBy(props)}>
      <legend><Asked {...props} /></legend>
      <HintAndError {...props} />
      {props.children}
    </fieldset>
  );
}

type ChoicesProps = {
  name: string; type: "radio" | "checkbox"; options: readonly { value: string; label: string }[]; chosen: readonly string[];
  firstId?: string | undefined;
};

function Choices({ name, type, options, chosen, firstId }: ChoicesProps) {
  return (
    <div className="choices">
      {options.map(({ value, label }, index) => (
        <label className="choice" key={value}>
          <input type={type} name={name} value={value} id={index === 0 ? firstId : undefined} defaultChecked={chosen.includes(value)} autoComplete="off" />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}

const STEPS = Array.from({ length: 11 }, (_, step) => String(step));

function ScaleField(props: AnswerFieldProps & { field: Extract<FormField, { type: "scale" }> }) {
  const { field, typed } = props;
  const chosen = valuesOf(typed, field.id);
  const words: Record<string, string> = { "0": field.low, "10": field.high };
  return (
    <Group {...props}>
      <div className="scale">
        {STEPS.map((step) => (
          <label key={step}>
            <input type="radio" name={field.id} value={step} id={step === "0" ? anchorOf(field.id) : undefined} defaultChecked={chosen.includes(step)} autoComplete="off" />
            <span>
              {step}
              {words[step] ? <span className="hidden">, {words[step]}</span> : null}
            </span>
          </label>
        ))}
      </div>
      <p className="ends" aria-hidden="true">
        <span>0 = {field.low}</span>
        <span>10 = {field.high}</span>
      </p>
    </Group>
  );
}

const asOptions = (texts: readonly string[]) => texts.map((text) => ({ value: text, label: text }));

function BodyField(props: AnswerFieldProps) {
  const { field, typed } = props;
  const names = bodyInputNames(field.id);
  return (
    <Group {...props}>
      <p className="hint">{form.places}</p>
      <Choices name={names.places} type="checkbox" options={asOptions(bodyPlaces)} chosen={valuesOf(typed, names.places)} firstId={anchorOf(field.id)} />
      <p className="hint">{form.sensations}</p>
      {sensationGroups.map(({ key, label, sensations }) => (
        <div key={key} role="group" aria-label={label}>
          <p className="hint">{label}</p>
          <Choices name={names.sensations} type="checkbox" options={asOptions(sensations)} chosen={valuesOf(typed, names.sensations)} />
        </div>
      ))}
    </Group>
  );
}

const inputTypes = { date: "date", time: "time", short: "text", number: "text" } as const;

function TextField(props: AnswerFieldProps) {
  const { field, typed, error } = props;
  const shared = {
    className: "text", id: anchorOf(field.id), name: field.id, autoComplete: "off", defaultValue: valuesOf(typed, field.id)[0] ?? "",
    "aria-describedby": describedBy(props), "aria-invalid": error ? true : undefined,
  } as const;
  const type = field.type === "date" || field.type === "time" || field.type === "number" ? field.type : "short";
  return (
    <div className={error ? "field wrong" : "field"} data-field={field.id}>
      <label htmlFor={shared.id}><Asked {...props} /></label>
      <HintAndError {...props} />
      {field.type === "long" ? <textarea {...shared} rows={5} /> : <input {...shared} type={inputTypes[type]} inputMode={field.type === "number" ? "numeric" : undefined} />}
      {field.type === "long" || field.type === "short" ? <p className="count" id={countId(field)} data-max={textLimits[field.type]} data-left={form.left} data-over={form.over} aria-live="polite">{form.upTo({ max: textLimits[field.type] })}</p> : null}
    </div>
  );
}
