import type { FormField } from "#lib/exercises/exercise.ts";

const TYPE_WORDS: Readonly<Record<FormField["type"], string>> = {
  scale: "0 to 10", choice: "one of a list", multi: "any of a list", short: "a line", long: "a longer text", time: "a time", date: "a day", number: "a number",
  body: "places and sensations in the body",
};

/** Questions with every word the client sees of them: help, choices, the words at both ends. */
export function Questions({ fields }: { fields: readonly FormField[] }) {
  return (
    <ul className="mt-2 space-y-3">
      {fields.map((field) => (
        <li key={field.id}>
          <p>
            {field.label} <span className="text-sm text-ink-2">({TYPE_WORDS[field.type]}{field.required ? ", must be answered" : ""})</span>
          </p>
          {field.help ? <p className="text-sm text-ink-2">{field.help}</p> : null}
          {detailOf(field) ? <p className="text-sm text-ink-2">{detailOf(field)}</p> : null}
        </li>
      ))}
    </ul>
  );
}

function detailOf(field: FormField): string | null {
  if (field.type === "choice" || field.type === "multi") return field.options.map(({ label }) => label).join(" · ");
  if (field.type === "scale") return `0 ${field.low} · 10 ${field.high}`;
  return field.type === "number" ? `${field.min} to ${field.max}` : null;
}
