"use client";

import { useEffect, useRef, useState } from "react";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Scale } from "#components/ui/scale.tsx";
import { SMALL_STEP_BELOW } from "#lib/assignments/status.ts";

export type SizeFieldsProps = { prefix: string; name: string; twoMinute: string; confidence?: string; size?: string };

const SIZES = [
  { value: "", label: "As the number says" },
  { value: "FULL", label: "Full" },
  { value: "TWO_MINUTE", label: "Two minutes" },
];

/** How sure the person is, and the size it proposes: below seven the two-minute version, unless another is chosen. */
export function SizeFields({ prefix, name, twoMinute, confidence = "", size = "" }: SizeFieldsProps) {
  const here = useRef<HTMLDivElement>(null);
  const [isSmall, setIsSmall] = useState(confidence !== "" && Number(confidence) < SMALL_STEP_BELOW);
  useEffect(() => {
    const box = here.current;
    const look = () => {
      const chosen = box?.querySelector<HTMLInputElement>(`[name="${prefix}confidence"]:checked`)?.value;
      setIsSmall(chosen !== undefined && Number(chosen) < SMALL_STEP_BELOW);
    };
    look();
    box?.addEventListener("change", look);
    return () => box?.removeEventListener("change", look);
  }, [prefix]);
  return (
    <div ref={here} className="space-y-5">
      <Scale name={`${prefix}confidence`} label={`How sure is ${name} that it will happen?`} hint="Below 7 the two-minute version goes out." from={0} to={10} startWords="not sure" endWords="very sure" optional defaultValue={confidence} />
      <div>
        <RadioGroup name={`${prefix}size`} label="Size" options={SIZES} layout="row" defaultValue={size} />
        <p role="status" className="text-sm text-ink-2">{isSmall ? "Below 7, so the two-minute version: " : "Two minutes: "}{twoMinute}</p>
      </div>
    </div>
  );
}
