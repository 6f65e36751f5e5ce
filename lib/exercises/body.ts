/** Places a body answer may name, in the order they are offered (domain 3.0). */
export const bodyPlaces = [
  "head",
  "face",
  "jaw",
  "eyes",
  "throat",
  "shoulders",
  "chest",
  "heart",
  "belly",
  "back",
  "arms",
  "hands",
  "legs",
  "feet",
  "all over",
  "can't tell",
] as const;

/** Sensations in their three groups: stirred up, shut down, settled (domain 3.0). */
export const sensationGroups = [
  {
    key: "stirredUp",
    label: "stirred up",
    sensations: [
      "tight",
      "hot",
      "fast heart",
      "short breath",
      "shaky",
      "tingling",
      "pressure",
      "restless",
      "sick",
      "tears",
    ],
  },
  {
    key: "shutDown",
    label: "shut down",
    sensations: ["numb", "heavy", "cold", "empty", "held breath", "far away", "foggy", "sleepy"],
  },
  { key: "settled", label: "settled", sensations: ["warm", "soft", "steady", "light", "slow breath", "open"] },
] as const;

export type BodyPlace = (typeof bodyPlaces)[number];
export type SensationGroup = (typeof sensationGroups)[number]["key"];
export type Sensation = (typeof sensationGroups)[number]["sensations"][number];

/** A body answer as stored: places and sensations in the order they are offered, either may be empty. */
export interface BodyAnswer {
  readonly places: readonly BodyPlace[];
  readonly sensations: readonly Sensation[];
}

/** All sensations in order. */
export const bodySensations: readonly Sensation[] = sensationGroups.flatMap(({ sensations }) => [...sensations]);

/** True if the text is one of the places offered. */
export function isBodyPlace(text: string): text is BodyPlace {
  return (bodyPlaces as readonly string[]).includes(text);
}

/** True if the text is one of the sensations offered. */
export function isSensation(text: string): text is Sensation {
  return (bodySensations as readonly string[]).includes(text);
}

/** How many sensations of each group an answer holds: what is shown over time (domain 3.0). */
export function countSensations(answer: Pick<BodyAnswer, "sensations">): Record<SensationGroup, number> {
  const count = (key: SensationGroup) => {
    const group = sensationGroups.find((entry) => entry.key === key);
    return answer.sensations.filter((one) => (group?.sensations as readonly string[] | undefined)?.includes(one)).length;
  };
  return { stirredUp: count("stirredUp"), shutDown: count("shutDown"), settled: count("settled") };
}
