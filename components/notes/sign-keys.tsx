"use client";

import { useEffect, useRef } from "react";

/** Lets ⌘Enter or Ctrl+Enter inside this form press its signing button. Without scripts the button does the same. */
export function SignKeys({ value }: { value: string }) {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = here.current?.closest("form");
    if (!form) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.isComposing) return;
      const button = form.querySelector<HTMLButtonElement>(`button[type="submit"][value="${value}"]`);
      if (!button) return;
      event.preventDefault();
      form.requestSubmit(button);
    };
    form.addEventListener("keydown", press);
    return () => form.removeEventListener("keydown", press);
  }, [value]);
  return <span ref={here} hidden />;
}
