"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { PartnerMark } from "#components/ui/partner-mark.tsx";
import type { Seat } from "#lib/couples/seat.ts";
import type { ScreenCatalogue, ScreenFamily, ScreenWord, Setting } from "#lib/observations/catalogue.ts";
import type { Tap } from "./palette.tsx";
import { Choice, Labelled } from "./move-details.tsx";

type Props = { catalogue: ScreenCatalogue; seats: readonly Seat[]; names: Readonly<Record<Seat, string>>; setting: Setting; onTap: (tap: Tap) => void };

const safetyLine = "These weigh nothing in any figure, and clients never see them. Write down what you saw or heard, not what it means. The same care applies whoever did it.";

/** All words of the catalogue, searched and by family, with what each looks like and what else it may be. */
export function MoreWords(props: Props) {
  const { catalogue } = props;
  const [text, setText] = useState("");
  const [family, setFamily] = useState("");
  const asked = text.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  const found = catalogue.words.filter((word) => (family === "" || word.family === family) && asked.every((part) => haystack(word).includes(part)));
  return (
    <Disclosure summary="More words">
      <div className="grid gap-4 sm:grid-cols-2">
        <Labelled id="word-search" label="Search" hint="A word, or what you saw and heard.">
          <input id="word-search" type="search" className="control" value={text} onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => { if (event.key === "Enter") event.preventDefault(); }} aria-describedby="word-search-hint" autoComplete="off" />
        </Labelled>
        <Labelled id="word-family" label="Family" hint="Or look through one family.">
          <Choice id="word-family" value={family} onChange={setFamily} options={[["", "All families"], ...catalogue.families.map(({ key, label }) => [key, label] as const)]} />
        </Labelled>
      </div>
      <p role="status" className="mt-3 text-sm text-ink-2">{found.length === 1 ? "1 word" : `${found.length} words`}</p>
      <div className="mt-2 max-h-120 space-y-6 overflow-y-auto rounded-md border border-line bg-surface p-3" role="region" aria-label="Words found">
        {found.length === 0 ? <p>No word is like this. Try fewer letters, or choose a family.</p> : null}
        {catalogue.families.map((entry) => {
          const words = found.filter((word) => word.family === entry.key);
          return words.length === 0 ? null : <FamilyWords key={entry.key} {...props} family={entry} words={words} />;
        })}
      </div>
    </Disclosure>
  );
}

function haystack(word: ScreenWord): string {
  return [word.word, word.label, word.clientWords ?? "", word.code, word.seesHears].join(" ").toLowerCase();
}

function FamilyWords({ family, words, seats, names, setting, onTap }: Props & { family: ScreenFamily; words: readonly ScreenWord[] }) {
  const safety = family.key === "SAFETY";
  return (
    <section aria-labelledby={`family-${family.key}`}>
      <h3 id={`family-${family.key}`} className={safety ? "text-care" : undefined}>{family.label}</h3>
      {safety ? <p className="text-sm text-care">{safetyLine}</p> : null}
      {family.alsoPossible ? <p className="text-sm text-ink-2">Also possible: {family.alsoPossible}.</p> : null}
      <ul className="mt-2 divide-y divide-line">
        {words.map((word) => (
          <li key={word.code} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-2.5">
            <div className="min-w-0 flex-1 basis-64">
              <p className="font-semibold">{word.word}{word.word === word.label ? null : <span className="font-normal text-ink-2"> {word.label}</span>}</p>
              <p className="text-sm text-ink-2">{word.seesHears}</p>
            </div>
            <div className="flex flex-wrap gap-1.5">
              {seats.filter((seat) => setting.ways[seat].length > 0).map((seat) => (
                <Button key={seat} size="small" onClick={() => onTap({ seat, word })}>
                  <PartnerMark seat={seat} />
                  {names[seat]}<span className="sr-only">: {word.word}</span>
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
