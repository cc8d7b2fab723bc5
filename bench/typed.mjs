/** One typed word as `search_plan` in the database takes it. */
export const wordOf = (typed) => JSON.stringify([{ words: [typed.toLowerCase()], isPhrase: false, isNot: false }]);
