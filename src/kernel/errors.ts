import { GraphQLError } from "graphql";
import type { Bilingual } from "./language";

/** Why an input was refused. */
export enum UserErrorCode {
  BLANK = "BLANK",
  INVALID = "INVALID",
  TOO_LONG = "TOO_LONG",
  TAKEN = "TAKEN",
  NOT_FOUND = "NOT_FOUND",
  STALE = "STALE",
  WRONG_STATE = "WRONG_STATE",
  DUPLICATE = "DUPLICATE",
  FORBIDDEN = "FORBIDDEN",
  LIMIT_REACHED = "LIMIT_REACHED",
  IDEMPOTENCY_CONFLICT = "IDEMPOTENCY_CONFLICT",
}

/** One thing that the caller of a mutation can put right. */
export interface Fault {
  readonly code: UserErrorCode;
  /** Below `input`: ["patch", "title"]; null: about the whole. */
  readonly field: readonly string[] | null;
  readonly text: Bilingual;
}

/** Ends a command at once: nothing is changed, and the caller is told why. */
export class UserFault extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map((fault) => `${fault.code} ${fault.field?.join(".") ?? ""}`).join(", "));
  }

  static of(code: UserErrorCode, field: readonly string[] | null, text: Bilingual = standard[code]): UserFault {
    return new UserFault([{ code, field, text }]);
  }
}

/** Gathers what is wrong, so that all of it is told at once. */
export class Faults {
  readonly #found: Fault[] = [];

  add(code: UserErrorCode, field: readonly string[] | null, text: Bilingual = standard[code]): void {
    this.#found.push({ code, field, text });
  }

  addAll(faults: readonly Fault[]): void {
    this.#found.push(...faults);
  }

  get found(): readonly Fault[] {
    return this.#found;
  }

  throwIfAny(): void {
    if (this.#found.length > 0) throw this.refusal();
  }

  /** To throw where the command cannot go on without what was not found. */
  refusal(): UserFault {
    return new UserFault(this.#found);
  }

  /** For one attempt of a transaction: what it finds is its own. */
  copy(): Faults {
    const made = new Faults();
    made.addAll(this.#found);
    return made;
  }
}

const standard: Readonly<Record<UserErrorCode, Bilingual>> = {
  BLANK: { da: "Skal udfyldes.", en: "Must be filled in." },
  INVALID: { da: "Er ikke gyldig.", en: "Is not valid." },
  TOO_LONG: { da: "Er for lang.", en: "Is too long." },
  TAKEN: { da: "Bruges allerede af en anden.", en: "Is already taken by another." },
  NOT_FOUND: { da: "Findes ikke.", en: "Does not exist." },
  STALE: {
    da: "En anden har ændret den, siden du læste den. Læs den igen, og prøv så igen.",
    en: "Somebody else has changed it since you read it. Read it again and then try again.",
  },
  WRONG_STATE: { da: "Kan ikke gøres i dens nuværende tilstand.", en: "Cannot be done in its present state." },
  DUPLICATE: { da: "Er allerede gjort.", en: "Has been done already." },
  FORBIDDEN: { da: "Det har du ikke rettighed til.", en: "You do not have the right to do this." },
  LIMIT_REACHED: { da: "Der kan ikke være flere.", en: "No more of these are allowed." },
  IDEMPOTENCY_CONFLICT: {
    da: "Den samme idempotencyKey er brugt før med et andet indhold.",
    en: "The same idempotencyKey came before with another input.",
  },
};

/** Top-level errors: who asks, and what was sent wrong in form. */
export type RequestErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "BAD_USER_INPUT"
  | "TOO_COMPLEX"
  | "SERVICE_UNAVAILABLE"
  | "RATE_LIMITED"
  | "CURSOR_INVALID"
  | "CURSOR_OUTDATED"
  | "CURSOR_FUTURE"
  | "CONSUMER_TOO_SLOW";

/** `extensions.code` is one of RequestErrorCode; `status` and `headers` are of HTTP, where the whole request fails by it. */
export function requestError(
  code: RequestErrorCode,
  message: string,
  status?: number,
  headers?: ReadonlyMap<string, string>,
): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code, ...(status === undefined ? {} : { http: { status, ...(headers && { headers }) } }) },
  });
}

export const unauthenticated = (): GraphQLError =>
  requestError("UNAUTHENTICATED", "This needs a signed-in caller: send an Authorization header, Bearer and a token.");

/** For a subscription, which has no userErrors. */
export const forbidden = (message: string): GraphQLError => requestError("FORBIDDEN", message);
export const notFound = (message: string): GraphQLError => requestError("BAD_USER_INPUT", message);
