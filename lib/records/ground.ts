/** One person's written leave. Days "YYYY-MM-DD". */
export type Leave = { clientId: string; coversJoint: boolean; coversProcess: boolean; signedOn: string; until: string | null; withdrawn: boolean };

export type GroundFacts = {
  kind: "PERSON" | "JOINT";
  ground: "OWN_REQUEST" | "BOTH_AUTHORIZED" | "LEGAL_BASIS";
  basis: string | null;
  withProcess: boolean;
  /** Whose file it is; everybody of the case for the joint one. */
  people: readonly { clientId: string; name: string }[];
  leaves: readonly Leave[];
  today: string;
};

/** Whether a leave holds on a day. */
export function holds({ signedOn, until, withdrawn }: Leave, today: string): boolean {
  return !withdrawn && signedOn <= today && (until === null || today <= until);
}

/**
 * Why something may not be handed out, in sentences; empty if it may (AAMFT 2.3; 45 CFR 164.508(a)(2); domain 5.4).
 * One partner's leave never opens the joint file, and process notes never go without a leave of their own.
 */
export function reasonsAgainst({ kind, ground, basis, withProcess, people, leaves, today }: GroundFacts): string[] {
  const has = (clientId: string, covers: "coversJoint" | "coversProcess") => leaves.some((leave) => leave.clientId === clientId && leave[covers] && holds(leave, today));
  const without = (covers: "coversJoint" | "coversProcess") => people.filter(({ clientId }) => !has(clientId, covers)).map(({ name }) => name);
  const sentences: string[] = [];
  const noJoint = kind === "JOINT" && ground === "BOTH_AUTHORIZED" ? without("coversJoint") : [];
  if (noJoint.length > 0) sentences.push(`No written leave of ${noJoint.join(" and ")} for the joint file. Each of them may have their own file without it.`);
  if (ground === "LEGAL_BASIS" && !basis) sentences.push("The legal basis is not written down.");
  const noProcess = withProcess ? without("coversProcess") : [];
  if (noProcess.length > 0) sentences.push(`Process notes need a leave of their own. ${noProcess.join(" and ")} gave none.`);
  return sentences;
}
