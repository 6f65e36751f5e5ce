"use client";

import { useState, type ReactNode } from "react";
import { TextArea, type TextAreaProps } from "#components/ui/text-area.tsx";
import { TextInput, type TextInputProps } from "#components/ui/text-input.tsx";
import { readingHint, readingOf } from "#lib/exercises/reading-grade.ts";

type Graded = { isTitle?: boolean; defaultValue: string };

/** A line that a client reads, with its reading hint beside it. */
export function GradedInput({ isTitle, hint, ...props }: Omit<TextInputProps, "defaultValue"> & Graded) {
  const [text, setText] = useState(props.defaultValue);
  return (
    <div onInput={(event) => setText(typed(event.target))}>
      <TextInput {...props} hint={<Hint fixed={hint} {...{ text, isTitle }} />} />
    </div>
  );
}

/** A text that a client reads, with its reading hint beside it. */
export function GradedArea({ isTitle, hint, ...props }: Omit<TextAreaProps, "defaultValue"> & Graded) {
  const [text, setText] = useState(props.defaultValue);
  return (
    <div onInput={(event) => setText(typed(event.target))}>
      <TextArea {...props} hint={<Hint fixed={hint} {...{ text, isTitle }} />} />
    </div>
  );
}

const typed = (target: EventTarget): string => (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value : "");

function Hint({ fixed, text, isTitle }: { fixed: ReactNode; text: string; isTitle: boolean | undefined }) {
  const words = readingHint(readingOf(text, isTitle));
  return (
    <>
      {fixed}
      {fixed && words ? " " : null}
      {words ? <span data-reading>{words}</span> : null}
    </>
  );
}
