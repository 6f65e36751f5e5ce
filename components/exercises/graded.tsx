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
      <TextInput {...props} hint={hintOf(hint, text, isTitle)} />
    </div>
  );
}

/** A text that a client reads, with its reading hint beside it. */
export function GradedArea({ isTitle, hint, ...props }: Omit<TextAreaProps, "defaultValue"> & Graded) {
  const [text, setText] = useState(props.defaultValue);
  return (
    <div onInput={(event) => setText(typed(event.target))}>
      <TextArea {...props} hint={hintOf(hint, text, isTitle)} />
    </div>
  );
}

const typed = (target: EventTarget): string => (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value : "");

// Nothing at all where there is nothing to say, so that no empty line is read out.
function hintOf(fixed: ReactNode, text: string, isTitle: boolean | undefined): ReactNode {
  const words = readingHint(readingOf(text, isTitle));
  return fixed && words ? <>{fixed} {words}</> : words || fixed;
}
