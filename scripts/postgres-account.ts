import { spawnSync } from "node:child_process";
import { chownSync, lstatSync, readdirSync } from "node:fs";
import path from "node:path";
import { endingWithParent } from "./processes.ts";

/** How a server that refuses to run as root is run by whoever we are. */
export type ServerAccount = {
  /** The command line to spawn. */
  commandFor(program: string, args: readonly string[], tied: boolean): [string, string[]];
  /** Extra options for spawn. */
  identity: { uid?: number; gid?: number };
  /** Gives a file or folder to the account. */
  own(target: string): void;
};

const NOBODY = 65_534;

const tie = (program: string, args: readonly string[], tied: boolean): [string, string[]] =>
  tied ? endingWithParent(program, args, "INT") : [program, [...args]];

/**
 * A plain user runs the server as itself. Root runs it in a user namespace, where its own files stay
 * its own; where namespaces are forbidden (many containers), as "nobody", who then owns the data.
 */
export function chooseAccount(): ServerAccount {
  if (process.getuid?.() !== 0) return { commandFor: tie, identity: {}, own: () => {} };
  const namespace = ["--user", "--map-user=1000", "--map-group=1000", "--"];
  if (spawnSync("unshare", [...namespace, "true"]).status === 0) {
    return {
      commandFor: (program, args, tied) => {
        const [command, list] = tie(program, args, tied);
        return ["unshare", [...namespace, command, ...list]];
      },
      identity: {},
      own: (target) => give(target, 0),
    };
  }
  return { commandFor: tie, identity: { uid: NOBODY, gid: NOBODY }, own: (target) => give(target, NOBODY) };
}

function give(target: string, uid: number): void {
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (!found || found.uid === uid) return;
  if (found.isDirectory()) for (const name of readdirSync(target)) give(path.join(target, name), uid);
  chownSync(target, uid, uid);
}
