"use client";

import { useEffect } from "react";
import { buttonClass } from "#components/ui/button.tsx";

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;

/**
 * The way into the shared view: one press, or Shift and V. A whole new document, so that nothing of
 * this page stays behind it.
 */
export function EnterSharedView({ href, children }: { href: string; children: string }) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.shiftKey && event.key === "V" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) location.assign(href);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [href]);
  return <a href={href} data-button className={buttonClass("secondary")} aria-keyshortcuts="Shift+V">{children}</a>;
}

const CHANNEL = "together";

/** Tells an open shared view in another window of this browser to look again. */
export function TellSharedView() {
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches its own origin only
    channel.postMessage("look");
    channel.close();
  }, []);
  return null;
}

/** Looks again when another window says that something ended. */
export function LookAgainWhenTold() {
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener("message", () => location.reload());
    return () => channel.close();
  }, []);
  return null;
}

const TWICE_WITHIN = 1500;

/** Leaving by Escape needs it twice, so that one slip of a finger shows nobody the therapist's pages. */
export function LeaveByEscape({ href }: { href: string }) {
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.repeat) return;
      if (event.timeStamp - last < TWICE_WITHIN) location.assign(href);
      last = event.timeStamp;
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [href]);
  return null;
}
