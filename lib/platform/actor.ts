declare const practiceIdBrand: unique symbol;

/** The id of a practice that a gate has vouched for. Minted by session, link and jobs only. */
export type PracticeId = string & { readonly [practiceIdBrand]: true };

export type Role = "OWNER" | "CLINICIAN";

/** A signed-in clinician with both factors, working in one of their practices. */
export type ClinicianActor = {
  kind: "clinician";
  practiceId: PracticeId;
  userId: string;
  membershipId: string;
  role: Role;
  /** The name that clients know, for example "Jo". */
  calledName: string;
  /** Memberships of the clinicians who are away today and named this one as cover: what came in for them may be read. */
  coversFor: readonly string[];
  signInSessionId: string;
  /** IANA zone of the practice. */
  zone: string;
  /** Where the request came from, for the audit: an address, never content. */
  origin: string;
};

/** One person behind one unlocked link. Sees that request and nothing else. */
export type ClientActor = {
  kind: "client";
  practiceId: PracticeId;
  clientId: string;
  coupleId: string;
  seat: "A" | "B";
  requestId: string;
  visitId: string;
  /** The therapist opened it in the room, on their own device, which is locked for them meanwhile. */
  handedOver?: boolean;
  origin: string;
};

/** A job of the product itself. */
export type SystemActor = {
  kind: "system";
  practiceId: PracticeId;
  job: string;
  origin: string;
};

export type Actor = ClinicianActor | ClientActor | SystemActor;

/**
 * Mints a practice id. Only the three gates (session, link, jobs), the set-up of a new practice,
 * the seed and tests may call it; tests/architecture holds the list.
 */
export function mintPracticeId(id: string): PracticeId {
  return id as PracticeId;
}

/** Who an audit entry names: a membership, a client or a job. */
export function actorId(actor: Actor): string {
  switch (actor.kind) {
    case "clinician":
      return actor.membershipId;
    case "client":
      return actor.clientId;
    case "system":
      return actor.job;
  }
}

/** The zone in which an actor's "today" is told: the practice's for a clinician, else UTC. */
export function zoneOf(actor: Actor): string {
  return actor.kind === "clinician" ? actor.zone : "UTC";
}
