"use client";

import { useEffect, useRef, useState } from "react";
import { SubmitButton } from "#components/ui/submit-button.tsx";

/** The one primary button: it says "and send" only while a message would leave. ⌘Enter or Ctrl+Enter presses it. */
export function ApproveButton({ sends }: { sends: boolean }) {
  const here = useRef<HTMLSpanElement>(null);
  const [isSending, setIsSending] = useState(sends);
  useEffect(() => {
    const form = here.current?.closest("form");
    if (!form) return;
    const look = () => setIsSending(form.querySelector('input[name$="delivery"][value="EMAIL"]:checked') !== null);
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit(form.querySelector<HTMLButtonElement>('button[name="then"][value="approve"]'));
    };
    look();
    form.addEventListener("change", look);
    form.addEventListener("keydown", press);
    return () => {
      form.removeEventListener("change", look);
      form.removeEventListener("keydown", press);
    };
  }, []);
  return (
    <span ref={here}>
      <SubmitButton name="then" value="approve" pendingLabel="Approving…">{isSending ? "Approve and send" : "Approve"}</SubmitButton>
    </span>
  );
}
