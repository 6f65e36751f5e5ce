import { TextLink } from "#components/ui/button.tsx";
import type { BriefOptions } from "#lib/preparation/schema.ts";

type Choice = { href: string; words: string; chosen: boolean };

/** What goes onto the paper: two small choices as links, so that the address keeps them. */
export function PrintOptions({ coupleId, options }: { coupleId: string; options: BriefOptions }) {
  const href = (next: Partial<BriefOptions>) => {
    const { answers, names } = { ...options, ...next };
    return `/couples/${coupleId}/brief?answers=${answers}&names=${names}`;
  };
  const choices: Choice[] = [
    { href: href({ answers: "none" }), words: "Leave out private answers", chosen: options.answers === "none" },
    { href: href({ answers: "shared" }), words: "With answers that may be brought up", chosen: options.answers === "shared" },
    { href: href({ names: "full" }), words: "First names", chosen: options.names === "full" },
    { href: href({ names: "initials" }), words: "Initials only", chosen: options.names === "initials" },
  ];
  return (
    <nav aria-label="On paper" className="mt-6 text-sm">
      <p className="text-ink-2">The brief prints on one page. Safety, what is missing and anything told alone always stay on the screen.</p>
      <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
        {choices.map(({ href: to, words, chosen }) => (
          <li key={words}>
            {chosen ? (
              <span aria-current="true" className="inline-block py-1 font-semibold">
                {words}
              </span>
            ) : (
              <TextLink href={to} className="inline-block py-1" replace>
                {words}
              </TextLink>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
