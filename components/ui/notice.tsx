import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** note: plain. ok: done. wait: something is due. care: safety, for the therapist only. */
export type NoticeTone = "note" | "ok" | "wait" | "care";

export type NoticeProps = { tone?: NoticeTone; title?: string; children?: ReactNode; actions?: ReactNode; className?: string };

const tones: Record<NoticeTone, { box: string; title: string }> = {
  note: { box: "border-l-accent bg-accent-soft", title: "text-ink" },
  ok: { box: "border-l-ok bg-ok-soft", title: "text-ok" },
  wait: { box: "border-l-wait bg-surface", title: "text-wait" },
  care: { box: "border-l-care bg-care-soft", title: "text-care" },
};

/** A short message in the flow of the page. The words carry the meaning, the tone only supports it. */
export function Notice({ tone = "note", title, children, actions, className }: NoticeProps) {
  const look = tones[tone];
  return (
    <div className={classNames("max-w-measure rounded-md border border-l-4 border-line px-4 py-3", look.box, className)}>
      {title ? <p className={classNames("font-semibold", look.title)}>{title}</p> : null}
      {children ? <div className={title ? "mt-1" : undefined}>{children}</div> : null}
      {actions ? <div className="mt-3 flex flex-wrap gap-3">{actions}</div> : null}
    </div>
  );
}
