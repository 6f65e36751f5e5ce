/** How a cover reaches a person: the way that person chose; an address only where they chose mail. */
export type CoverContact = { name: string; readsFor: string[]; channel: "NONE" | "HAND_OVER" | "EMAIL" | null; email: string | null };
