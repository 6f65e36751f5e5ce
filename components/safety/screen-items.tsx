"use client";

import { useState } from "react";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { TextArea } from "#components/ui/text-area.tsx";

type Answer = "NO" | "YES" | "RATHER_NOT_SAY";
type Item = { n: number; text: string; follow: string | null; concern: readonly Answer[] };
type Props = { items: readonly Item[]; answers: readonly { value: Answer; label: string }[]; first: readonly number[] | null; childLine: string };

/** The items one by one. At a re-screen four stand first and the other six open after one concern; without scripts they open by hand. */
export function ScreenItems({ items, answers, first, childLine }: Props) {
  const [concern, setConcern] = useState(false);
  const notice = (event: React.ChangeEvent<HTMLFieldSetElement>) => {
    const { name, value } = event.target as unknown as HTMLInputElement;
    const item = items.find(({ n }) => name === `answers.${n}`);
    if (item?.concern.includes(value as Answer)) setConcern(true);
  };
  const list = (some: readonly Item[]) => (
    <ol className="space-y-8">
      {some.map((item) => (
        <li key={item.n}>
          <ScreenItem item={item} answers={answers} childLine={childLine} />
        </li>
      ))}
    </ol>
  );
  if (!first) return list(items);
  return (
    <fieldset onChange={notice} className="space-y-8">
      <legend className="sr-only">The questions that are asked again</legend>
      {list(items.filter(({ n }) => first.includes(n)))}
      <Disclosure key={String(concern)} open={concern} summary="The other six, after one concern">
        {list(items.filter(({ n }) => !first.includes(n)))}
      </Disclosure>
    </fieldset>
  );
}

function ScreenItem({ item: { n, text, follow }, answers, childLine }: { item: Item; answers: Props["answers"]; childLine: string }) {
  const choices = answers.map(({ value, label }) => ({ value, label: label.slice(0, 1).toUpperCase() + label.slice(1) }));
  return (
    <div className="space-y-3">
      <RadioGroup name={`answers.${n}`} label={`${n}. ${text}`} hint={n === 9 ? childLine : undefined} options={choices} layout="row" />
      {n === 6 ? <RadioGroup name="ownThoughts" label="Any thoughts of dying or hurting yourself that are your own?" hint="Asked after item 6. It has a path of its own." options={choices} layout="row" optional /> : null}
      <Disclosure summary="Write down what was said">
        <TextArea name={`notes.${n}`} label={n === 6 || !follow ? "Who did what, in their words" : follow} rows={2} limit={2000} optional />
      </Disclosure>
    </div>
  );
}
