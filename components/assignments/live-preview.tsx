"use client";

import { useEffect, useRef, useState } from "react";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { MessageDto } from "#lib/assignments/preview.ts";
import { PhoneFrame } from "./phone-frame.tsx";
import type { PreviewMarkup } from "./preview-markup.tsx";

export type ShownPreview = PreviewMarkup & { message: MessageDto | null; how: string };

export type LivePreviewProps = {
  name: string;
  initial: ShownPreview;
  /** Which recipient of the form around it. */
  index: number;
  /** Renders the form as it stands. Without scripts the preview shows what was saved. */
  refresh: (index: number, data: FormData) => Promise<ShownPreview | null>;
};

/** What would leave, word for word: the message, then the page, then the questions. */
export function LivePreview({ name, initial, index, refresh }: LivePreviewProps) {
  const here = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(initial);
  useEffect(() => {
    const form = here.current?.closest("form");
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    const look = () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const turn = (asked += 1);
        const next = form ? await refresh(index, new FormData(form)).catch(() => null) : null;
        if (next && turn === asked) setShown(next);
      }, 400);
    };
    form?.addEventListener("input", look);
    return () => {
      clearTimeout(waiting);
      form?.removeEventListener("input", look);
    };
  }, [index, refresh]);
  return (
    <div ref={here} className="space-y-4">
      <Message name={name} shown={shown} />
      <PhoneFrame title={`The page as ${name} sees it`} html={shown.task} />
      <Disclosure summary={`What ${name} is asked afterwards`}>
        <PhoneFrame title={`The questions as ${name} sees them`} html={shown.form} />
      </Disclosure>
    </div>
  );
}

// The lines that keep the words out of a mail program's own preview hold nothing to read.
const withoutPadding = (text: string): string => text.split("\n").filter((line) => line.replaceAll(/[\s\u200c\u00a0]/gu, "") !== "").join("\n\n");

function Message({ name, shown: { message, how } }: { name: string; shown: ShownPreview }) {
  if (!message) return <p className="max-w-90 text-sm text-ink-2">{how}</p>;
  return (
    <section aria-label={`The message to ${name}`} className="max-w-90 rounded-lg border border-control bg-surface p-4 text-sm">
      <dl className="grid grid-cols-[auto_1fr] gap-x-3">
        <dt className="text-ink-2">From</dt>
        <dd>{message.sender}</dd>
        <dt className="text-ink-2">To</dt>
        <dd className="break-all">{message.to}</dd>
        <dt className="text-ink-2">Subject</dt>
        <dd className="font-semibold">{message.subject}</dd>
      </dl>
      <p className="mt-2 whitespace-pre-line border-t border-line pt-2">{withoutPadding(message.text)}</p>
    </section>
  );
}
