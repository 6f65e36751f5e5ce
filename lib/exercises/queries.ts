import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Actor, ClinicianActor } from "#lib/platform/actor.ts";
import { NotFoundError } from "#lib/platform/errors.ts";
import { authorize } from "#lib/platform/policy.ts";
import { inPractice, type Transaction } from "#lib/platform/tenancy.ts";
import type { ExerciseVersionDto, OwnExerciseDto, OwnExercisePageDto } from "./dto.ts";
import { ownExerciseShape } from "./exercise.ts";
import { can, visibleTo } from "./policy.ts";

const versions = { orderBy: { number: "desc" }, include: { createdBy: { select: { calledName: true } } } } as const satisfies Prisma.PracticeExercise$practiceExerciseVersionsArgs;

// The consent text is kept in versions here too, and is no exercise.
const ofTheirOwn = { code: { startsWith: "OWN." } } as const;

type OwnRow = Prisma.PracticeExerciseGetPayload<{ include: { practiceExerciseVersions: typeof versions } }>;

function toPage({ code, basedOn, archivedAt, practiceExerciseVersions }: OwnRow): OwnExercisePageDto[] {
  const all = practiceExerciseVersions.map(({ id, number, createdAt, createdBy, content }): ExerciseVersionDto => ({
    id, number, at: createdAt, by: createdBy.calledName, exercise: ownExerciseShape.parse(content),
  }));
  return all[0] ? [{ code, basedOn, archivedAt, versions: all, newest: all[0] }] : [];
}

/** The practice's own exercises that may be given, each in its newest version, oldest exercise first. Archived ones are left out. */
export async function ownExercises(tx: Transaction, actor: Actor): Promise<OwnExerciseDto[]> {
  authorize(can, actor, "view", null);
  const rows = await tx.practiceExercise.findMany({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, ...ofTheirOwn, archivedAt: null }] },
    include: { practiceExerciseVersions: { orderBy: { number: "desc" }, take: 1 } }, orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.flatMap(({ code, practiceExerciseVersions: [version] }) =>
    version ? [{ code, versionId: version.id, exercise: ownExerciseShape.parse(version.content) }] : []);
}

/** One own exercise with its versions for this domain's commands, archived or not. Throws NotFoundError. */
export async function findVisibleOwnExercise(tx: Transaction, actor: Actor, code: string): Promise<OwnExercisePageDto & { id: string }> {
  const row = await tx.practiceExercise.findFirst({
    where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, code }, { practiceId: actor.practiceId, ...ofTheirOwn }] }, include: { practiceExerciseVersions: versions },
  });
  const page = row ? toPage(row)[0] : undefined;
  if (!row || !page) throw new NotFoundError();
  return { ...page, id: row.id };
}

/** All own exercises of the practice for the library, oldest first, archived ones too. */
export async function ownLibrary(actor: ClinicianActor): Promise<OwnExercisePageDto[]> {
  authorize(can, actor, "view", null);
  return inPractice(actor, async (tx) => {
    const rows = await tx.practiceExercise.findMany({
      where: { AND: [visibleTo(actor), { practiceId: actor.practiceId, ...ofTheirOwn }] }, include: { practiceExerciseVersions: { ...versions, take: 1 } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    return rows.flatMap(toPage);
  });
}

/** One own exercise with all its versions. Throws NotFoundError, also for another practice's. */
export async function ownExercisePage(actor: ClinicianActor, code: string): Promise<OwnExercisePageDto> {
  authorize(can, actor, "view", null);
  return inPractice(actor, (tx) => findVisibleOwnExercise(tx, actor, code));
}
