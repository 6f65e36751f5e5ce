"use client";

import { useEffect, useRef } from "react";
import { fieldId } from "./form-context.tsx";

export type ErrorSummaryProps = { errors: Record<string, string>; message?: string };

const heading = "There is a problem";

/** What has to be put right, each sentence a link to its field. Takes the focus when it appears. */
export function ErrorSummary({ errors, message }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    const title = document.title;
    if (!title.startsWith("Error: ")) document.title = `Error: ${title}`;
    return () => {
      document.title = document.title.replace(/^Error: /, "");
    };
  }, [errors]);
  const { form, ...fields } = errors;
  const general = [message, form].filter((sentence) => sentence && !sentence.startsWith(heading));
  return (
    <div
      ref={box}
      data-error-summary
      role="alert"
      tabIndex={-1}
      autoFocus
      className="mb-8 max-w-measure rounded-lg border-2 border-care bg-surface p-4 sm:p-5"
    >
      <h2 className="text-lg font-semibold">{heading}</h2>
      {general.map((sentence) => (
        <p key={sentence} className="mt-2">
          {sentence}
        </p>
      ))}
      {Object.keys(fields).length > 0 ? (
        <ul className="mt-2 space-y-1">
          {Object.entries(fields).map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`} className="font-semibold text-care underline underline-offset-4" onClick={(event) => focusField(event, name)}>
                {sentence}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

// Without scripts the link itself moves the focus; with them the address bar stays as it was.
function focusField(event: { preventDefault(): void }, name: string): void {
  const field = document.getElementById(fieldId(name));
  if (!field) return;
  event.preventDefault();
  (field.closest("fieldset, div") ?? field).scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
}
