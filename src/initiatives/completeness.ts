/** What readers look for, most helpful first, with its weight; the weights sum to 100. */
const weights = {
  summary: 15,
  approach: 14,
  outcomes: 12,
  contactIds: 12,
  lessons: 10,
  challenge: 9,
  themes: 6,
  targetGroups: 5,
  resources: 5,
  partners: 4,
  transferability: 4,
  attention: 4,
} as const;

export type Told = Readonly<Record<keyof typeof weights, boolean>>;

/** How much is told, 0 to 100, and what would help most. */
export function completenessOf(told: Told): { percent: number; missing: string[] } {
  const fields = Object.entries(weights) as [keyof typeof weights, number][];
  return {
    percent: fields.reduce((sum, [field, weight]) => sum + (told[field] ? weight : 0), 0),
    missing: fields.filter(([field]) => !told[field]).map(([field]) => field),
  };
}
