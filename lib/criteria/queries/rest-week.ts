import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/tenancy.ts";
import { addDays, startOfDay, weekOf } from "#lib/platform/time.ts";
import { visibleTo as sessionsVisibleTo } from "#lib/sessions/policy.ts";
import { goesOutOn } from "../asking.ts";

/**
 * Whether the week in which a check-in goes out, or that of its hour, holds private halves of this case (rule F8).
 * `sessionDay` is "YYYY-MM-DD" in `zone`.
 */
export async function hasRestWeek(tx: Transaction, actor: Actor, asked: { coupleId: string; sessionDay: string; zone: string }): Promise<boolean> {
  const { coupleId, sessionDay, zone } = asked;
  const apart = await tx.session.findFirst({
    where: {
      AND: [sessionsVisibleTo(actor), {
        practiceId: actor.practiceId, coupleId, sessionCancellation: null, format: { in: ["SPLIT", "JOINT_WITH_PRIVATE"] },
        startsAt: { gte: startOfDay(weekOf(goesOutOn(sessionDay)), zone), lt: startOfDay(addDays(weekOf(sessionDay), 7), zone) },
      }],
    },
    select: { id: true },
  });
  return apart !== null;
}
