/** What a person may do in a municipality or, with none, in the whole network. Each may do what those above it may. */
export enum Role {
  MEMBER = "MEMBER",
  EDITOR = "EDITOR",
  ORGANISER = "ORGANISER",
  ADMINISTRATOR = "ADMINISTRATOR",
}

const rank: Readonly<Record<Role, number>> = { MEMBER: 1, EDITOR: 2, ORGANISER: 3, ADMINISTRATOR: 4 };

export const isHigher = (one: Role, other: Role): boolean => rank[one] > rank[other];

/** What a program's token may be used for. A person has all of them. */
export enum TokenScope {
  GRAPH_READ = "GRAPH_READ",
  CONTACTS_READ = "CONTACTS_READ",
  INITIATIVES_WRITE = "INITIATIVES_WRITE",
  EVENTS_MANAGE = "EVENTS_MANAGE",
  WEBHOOKS_MANAGE = "WEBHOOKS_MANAGE",
}

/** Whoever may write or look people up must see what the network sees: a draft that its own payload cannot show helps nobody. */
const implied: Readonly<Partial<Record<TokenScope, readonly TokenScope[]>>> = {
  CONTACTS_READ: [TokenScope.GRAPH_READ],
  INITIATIVES_WRITE: [TokenScope.GRAPH_READ],
  EVENTS_MANAGE: [TokenScope.GRAPH_READ],
};

export interface ViewerMembership {
  readonly id: string;
  /** Null: the whole network. */
  readonly municipalityId: string | null;
  /** Whether that municipality takes part; true for the whole network. */
  readonly isParticipating: boolean;
  readonly role: Role;
}

export interface ViewerFacts {
  readonly accountId: string;
  readonly memberships: readonly ViewerMembership[];
  /** Null: a person, with every scope. */
  readonly token: { readonly id: string; readonly scopes: readonly TokenScope[] } | null;
  /** When what it showed ends; null: does not end by itself. */
  readonly endsAt: Date | null;
}

/** Whoever asks: a person, a program, or the anonymous. Its rights are role ∩ scope at the moment that it was made. */
export class Viewer {
  static readonly anonymous = new Viewer(null);

  /** Municipalities in which it is at least a member; those of the whole network are not listed here. */
  readonly memberOf: readonly string[];
  readonly editorOf: readonly string[];
  /** 0 with no role in the whole network, 1 for a member, to 4 for an administrator. */
  readonly networkRank: number;
  readonly #scopes: ReadonlySet<TokenScope> | null;
  #stranger: Viewer | null = null;

  constructor(readonly facts: ViewerFacts | null) {
    const memberships = facts?.memberships ?? [];
    const reaching = (role: Role) =>
      memberships.flatMap((m) => (m.municipalityId !== null && rank[m.role] >= rank[role] ? [m.municipalityId] : []));
    this.memberOf = reaching(Role.MEMBER);
    this.editorOf = reaching(Role.EDITOR);
    this.networkRank = Math.max(0, ...memberships.filter((m) => m.municipalityId === null).map((m) => rank[m.role]));
    this.#scopes = facts?.token ? new Set(facts.token.scopes.flatMap((scope) => [scope, ...(implied[scope] ?? [])])) : null;
  }

  get accountId(): string | null {
    return this.facts?.accountId ?? null;
  }

  /** Of a program; null for a person. */
  get tokenId(): string | null {
    return this.facts?.token?.id ?? null;
  }

  get isSignedIn(): boolean {
    return this.facts !== null;
  }

  /** Whether it belongs to a participating municipality, or to the network as a whole. */
  get isOfNetwork(): boolean {
    return this.facts?.memberships.some((m) => m.isParticipating) ?? false;
  }

  get endsAt(): Date | null {
    return this.facts?.endsAt ?? null;
  }

  /** In that municipality; with null, in the whole network. A role in the network holds in each municipality. */
  isAtLeast(role: Role, municipalityId: string | null = null): boolean {
    if (this.networkRank >= rank[role]) return true;
    if (municipalityId === null) return false;
    const reached = role === Role.MEMBER ? this.memberOf : role === Role.EDITOR ? this.editorOf : [];
    return reached.includes(municipalityId);
  }

  hasScope(scope: TokenScope): boolean {
    return this.isSignedIn && (this.#scopes?.has(scope) ?? true);
  }

  /** As whom it counts where this scope is asked for: itself, or, without the scope, somebody with no role anywhere. */
  within(scope: TokenScope): Viewer {
    if (this.facts === null || this.hasScope(scope)) return this;
    return (this.#stranger ??= new Viewer({ ...this.facts, memberships: [] }));
  }
}
