import { randomInt } from "node:crypto";

/** Letters and digits that nobody takes for another, read aloud or in poor print: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
const letters = "34679ACDEFGHJKMNPQRTWXY";
const length = 10;

/** Over 45 bits: "H3KMP-9QRTX". */
export function newCheckInCode(): string {
  const code = Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
  return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
}

/** As it is kept, however it was typed. */
export function readCheckInCode(typed: string): string {
  const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
}
