"use client";

import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";

const inWords = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** Counts the exercise's minutes down. Without scripts the minutes stand there as words. */
export function SharedTimer({ minutes }: { minutes: number }) {
  const whole = minutes * 60;
  const [left, setLeft] = useState(whole);
  const [runs, setRuns] = useState(false);
  useEffect(() => {
    if (!runs) return;
    const until = Date.now() + left * 1000;
    const tick = setInterval(() => {
      const rest = Math.max(0, Math.round((until - Date.now()) / 1000));
      setLeft(rest);
      if (rest === 0) setRuns(false);
    }, 250);
    return () => clearInterval(tick);
    // The rest is read when it starts; counting it down must not start it anew.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [runs]);
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
      <p role="timer" className="text-2xl tabular-nums">{left === whole ? `${minutes} minutes` : inWords(left)}</p>
      <Button onClick={() => setRuns(!runs)} disabled={left === 0}>{runs ? "Pause" : left === whole ? "Start" : "Go on"}</Button>
      {left === whole ? null : <Button variant="quiet" onClick={() => { setRuns(false); setLeft(whole); }}>From the start</Button>}
      <p role="status" className="w-full empty:hidden">{left === 0 ? "The time is over. Take a breath." : ""}</p>
    </div>
  );
}
