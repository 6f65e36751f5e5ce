import { aloneRuleWords } from "#lib/couples/alone-rule.ts";

/** The rules for an hour to which only one can come, as choices of a form. */
export const aloneRuleChoices = [
  { value: "", label: "Not agreed yet" },
  ...Object.entries(aloneRuleWords).map(([value, label]) => ({ value, label })),
];
