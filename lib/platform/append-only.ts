/**
 * Tables in which the application may add rows but never change or remove one (decision 14). The
 * migration grants its role reading and inserting there and nothing else; names are the database's.
 */
export const APPEND_ONLY_TABLES: readonly string[] = [
  "AuditEntry",
  "Erasure",
  "NoteAmendment",
  "NoteSignature",
  "ObservationRetraction",
  "ObservationRevision",
  "OpenTaskDecision",
  "PracticeExerciseVersion",
  "ReleaseHandout",
  "RiskClearance",
  "RoomMove",
  "SecretsPolicySignature",
];
