import { isOnFile, type ScreenStatus } from "./screen.ts";
import type { JointWork } from "./tier.ts";

type Standing = {
  soloClient: boolean;
  attending: readonly { name: string; status: ScreenStatus }[];
  jointWork: JointWork;
  waiting: boolean;
  /** Two or more small signs in the joint room lately (rule SF5). */
  signs?: boolean;
};

/**
 * The therapist's safety line on a page about both: whose private questions are to be asked, whether
 * joint work is cleared, that something waits for an answer. It names no tier, no cause and no file,
 * so that it tells nothing of what one of them said (decisions 27 and 32). Empty when all is done.
 */
export function safetyLine({ soloClient, attending, jointWork, waiting, signs = false }: Standing): string[] {
  const missing = attending.filter(({ status }) => !isOnFile(status)).map(({ name }) => name);
  const lines: string[] = [];
  if (missing.length > 0) lines.push(`Private questions to ask, alone: ${missing.join(" and ")}.`);
  if (waiting) lines.push(soloClient ? "Something waits for your answer." : "Something waits for your answer. Look at each person's own page and at the agreements.");
  if (signs) lines.push("Consider private halves with both: same week, same length.");
  if (!soloClient && jointWork === "not cleared") lines.push("Joint work is not cleared.");
  return lines;
}
