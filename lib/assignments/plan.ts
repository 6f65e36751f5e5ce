/** A plan in its two halves: "When {when}, I will {will}." (domain 3.0). */
export type PlanParts = { when: string; will: string };

/** The sentence of a plan; null where both halves are blank. One half alone still stands as words of its own. */
export function planSentence({ when, will }: PlanParts): string | null {
  const [first, second] = [trimmed(when), trimmed(will)];
  if (first && second) return `When ${first}, I will ${second}.`;
  if (second) return `I will ${second}.`;
  return first ? `When ${first}.` : null;
}

/** The halves of a stored plan, so that it can be changed; other words than our sentence are kept as the second half. */
export function planParts(plan: string | null): PlanParts {
  if (plan === null) return { when: "", will: "" };
  const both = /^When (?<when>[^\n]+?), I will (?<will>[^]+?)\.?$/u.exec(plan);
  if (both?.groups) return { when: both.groups.when ?? "", will: both.groups.will ?? "" };
  const when = /^When (?<when>[^,]+?)\.?$/u.exec(plan)?.groups?.when;
  if (when !== undefined) return { when, will: "" };
  return { when: "", will: plan.replace(/^I will /u, "").replace(/\.$/u, "") };
}

const trimmed = (text: string): string => text.trim().replace(/^when\s+/iu, "").replace(/^i will\s+/iu, "").replace(/[.,\s]+$/u, "");

type Raw = { readonly [name: string]: unknown };

/** A form about one task as the commands take it: the two halves of the plan made one sentence, no name. */
export function taskFrom({ when, will, ...others }: Raw): Raw {
  const rest = Object.fromEntries(Object.entries(others).filter(([name]) => name !== "called"));
  const text = (half: unknown): string => (typeof half === "string" ? half : "");
  return when === undefined && will === undefined ? rest : { ...rest, plan: planSentence({ when: text(when), will: text(will) }) ?? "" };
}

/** The same for a form about one or two people. */
export function tasksFrom(raw: Raw): Raw {
  const { recipients } = raw;
  if (typeof recipients !== "object" || recipients === null) return raw;
  return { ...raw, recipients: Object.values(recipients).map((one: unknown) => (typeof one === "object" && one !== null && !Array.isArray(one) ? taskFrom(Object.fromEntries(Object.entries(one))) : one)) };
}

/** The sentences about a form for two, each beginning with whom it is about; those about one person or the whole stay. */
export function namedErrors(errors: Readonly<Record<string, string>>, calledOf: (index: string) => string | null): Record<string, string> {
  if (calledOf("1") === null) return { ...errors };
  return Object.fromEntries(Object.entries(errors).map(([name, sentence]) => {
    const called = calledOf(/^recipients\.(\d)\./.exec(name)?.[1] ?? "");
    return [name, called ? `${called}: ${sentence}` : sentence];
  }));
}
