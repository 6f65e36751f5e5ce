import { bodyPlaces, sensationGroups } from "#lib/exercises/body.ts";
import type { FormField } from "#lib/exercises/exercise.ts";
import { dayInWords } from "#lib/platform/time.ts";
import type { PaperDto } from "#lib/reflections/paper.ts";

/** A task with its whole form to fill in by hand, A4 or Letter. One person's own words, and nobody's name. */
export function PaperSheet({ paper: { form, reason, plan, obstacle, dueOn, therapist } }: { paper: PaperDto }) {
  return (
    <article className="space-y-5">
      <h1 className="text-xl">{form.title}</h1>
      <p className="whitespace-pre-wrap break-words">{reason}</p>
      <ol className="list-decimal space-y-1 pl-6">
        {form.steps.map((step) => <li key={step}>{step}</li>)}
      </ol>
      {form.size === "FULL" ? <p>Short on time? {form.twoMinute}</p> : null}
      {plan ? <p className="whitespace-pre-wrap break-words">Your plan: {plan}</p> : null}
      {obstacle ? <p className="whitespace-pre-wrap break-words">What may get in the way: {obstacle}</p> : null}
      <p>{form.clientSafety}</p>
      {form.soloLine ? <p>{form.soloLine}</p> : null}
      <p className="border-t border-line pt-4 text-ink-2">
        Fill this in alone. You can leave any of it blank. Keep it where only you see it, and bring it to {therapist} by {dayInWords(dueOn)}.
      </p>
      <p className="flex items-end gap-3">Written on <Line className="w-44" /></p>
      {[...form.page1, ...form.more].map((field) => <ByHand key={field.id} field={field} />)}
    </article>
  );
}

// Its hint tells what the page shows from 8 on; paper shows nothing.
const SAYS_WHAT_A_PAGE_DOES = "c_upset";

/** One question with room for a pen: circles for a scale, boxes for choices, lines for words. */
function ByHand({ field }: { field: FormField }) {
  return (
    <section data-by-hand={field.type} aria-label={field.label} className="break-inside-avoid">
      <p className="font-semibold">{field.label}</p>
      {field.help && field.id !== SAYS_WHAT_A_PAGE_DOES ? <p className="text-sm text-ink-2">{field.help}</p> : null}
      <div className="mt-2"><Answer field={field} /></div>
    </section>
  );
}

function Answer({ field }: { field: FormField }) {
  switch (field.type) {
    case "scale":
      return <Circles low={field.low} high={field.high} />;
    case "choice":
      return <Boxes labels={field.options.map(({ label }) => label)} note="Tick one." />;
    case "multi":
      return <Boxes labels={field.options.map(({ label }) => label)} note="Tick all that fit." />;
    case "long":
      return <div className="space-y-7 pt-5">{["1", "2", "3", "4"].map((line) => <Line key={line} className="w-full" />)}</div>;
    case "short":
      return <Line className="mt-6 w-full" />;
    case "number":
      return <p className="flex items-end gap-3"><Line className="w-24" /> <span className="text-sm text-ink-2">a number from {field.min} to {field.max}</span></p>;
    case "date":
      return <p className="flex items-end gap-3"><Line className="w-44" /> <span className="text-sm text-ink-2">a day</span></p>;
    case "time":
      return <p className="flex items-end gap-3"><Line className="w-24" /> <span className="text-sm text-ink-2">a time of day</span></p>;
    case "body":
      return (
        <div className="space-y-3">
          <Boxes labels={bodyPlaces} note="Where? Tick all that fit." />
          {sensationGroups.map(({ key, label, sensations }) => <Boxes key={key} labels={sensations} note={`What did you notice? ${label}`} />)}
        </div>
      );
  }
}

const Line = ({ className }: { className: string }) => <span aria-hidden="true" className={`block border-b border-ink ${className}`} />;

function Circles({ low, high }: { low: string; high: string }) {
  return (
    <div className="w-fit max-w-full">
      <ol className="flex flex-wrap gap-2">
        {Array.from({ length: 11 }, (_, step) => (
          <li key={step} className="flex size-9 items-center justify-center rounded-full border border-ink tabular-nums">{step}</li>
        ))}
      </ol>
      <p className="mt-1 flex justify-between gap-6 text-sm"><span>0 = {low}</span><span>10 = {high}</span></p>
    </div>
  );
}

function Boxes({ labels, note }: { labels: readonly string[]; note: string }) {
  return (
    <>
      <p className="text-sm text-ink-2">{note}</p>
      <ul className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
        {labels.map((label) => (
          <li key={label} className="flex items-center gap-2"><span aria-hidden="true" className="inline-block size-4 border border-ink" />{label}</li>
        ))}
      </ul>
    </>
  );
}
