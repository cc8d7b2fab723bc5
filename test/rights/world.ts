import { Signed } from "../../src/kernel/signed";
import type { TestHub } from "../support/hub";
import { textAt } from "../support/json";
import { mutate } from "../support/mutate";
import { Person } from "../support/person";
import type { NamedRule } from "../support/rules";

/** Two municipalities that take part. The actors belong to the first one, or to none. */
export const codes = { own: "0265", another: "0376" } as const;
export type Whose = keyof typeof codes;

export const scopes = ["GRAPH_READ", "CONTACTS_READ", "INITIATIVES_WRITE", "EVENTS_MANAGE", "WEBHOOKS_MANAGE"];

/** Who asks, in the order of the matrix's columns. Keys of an administrator show what each scope lets through at the most. */
export const actorNames = ["anonymous", "member", "editor", "organiser", "administrator", ...scopes, "municipality's key"] as const;

export interface Actor {
  readonly name: string;
  readonly person: Person;
}

/** One thing of each type, as hidden as it can be, and with something in each field. */
export type Things = Readonly<Record<string, string>>;

let count = 0;
const unique = (): string => `x${Date.now().toString(36)}${++count}`;
const hours = { startsAt: "2083-12-01T08:00:00Z", endsAt: "2083-12-01T15:00:00Z" };

export class World {
  readonly actors: Actor[] = [];
  readonly things: Partial<Record<Whose, Things>> = {};

  private constructor(
    readonly hub: TestHub,
    readonly administrator: Person,
    /** See noteAsked. */
    readonly asked: Set<NamedRule["rule"]>,
  ) {}

  static async of(hub: TestHub, asked = new Set<NamedRule["rule"]>()): Promise<World> {
    const world = new World(hub, await hub.someone("ADMINISTRATOR"), asked);
    await world.#cast();
    for (const whose of ["own", "another"] as const) world.things[whose] = await world.#estate(codes[whose]);
    return world;
  }

  async #cast(): Promise<void> {
    const key = async (maker: Person, given: object) =>
      new Person(this.hub.url, textAt(await mutate(maker, "createApiToken", { name: unique(), ...given }, "secret"), "secret"));
    const editor = await this.hub.someone("EDITOR", codes.own);
    const people = [
      this.hub.anyone,
      await this.hub.someone("MEMBER", codes.own),
      editor,
      await this.hub.someone("ORGANISER"),
      this.administrator,
    ];
    const keys = await Promise.all(scopes.map((scope) => key(this.administrator, { scopes: [scope] })));
    const ofTown = await key(editor, { municipalityCode: codes.own, scopes });
    this.actors.push(...[...people, ...keys, ofTown].map((person, index) => ({ name: actorNames[index] ?? "", person })));
  }

  /** What a mutation answers, done by an administrator. */
  async make(mutation: string, input: object, path: string): Promise<string> {
    const selection = path.split(".").reduceRight((inner, name) => (inner === "" ? name : `${name} { ${inner} }`), "");
    return textAt(await mutate(this.administrator, mutation, input, selection), path);
  }

  draft = (code: string, more: object = {}): Promise<string> =>
    this.make(
      "draftInitiative",
      { municipalityCode: code, title: unique(), content: { summary: "What it is about.", ...more } },
      "initiative.id",
    );

  async published(code: string): Promise<string> {
    return this.make("publishInitiative", { id: await this.draft(code) }, "initiative.id");
  }

  contact = (code: string, more: object = {}): Promise<string> =>
    this.make(
      "addContact",
      {
        municipalityCode: code,
        name: unique(),
        source: "PUBLIC_SOURCE",
        sourceUrl: "https://example.org/people",
        details: {
          jobTitle: "Consultant",
          email: `${unique()}@example.org`,
          phone: "+45 12 34 56 78",
          themes: ["loneliness"],
          visibility: "MUNICIPALITY",
          emailVisibility: "MUNICIPALITY",
          phoneVisibility: "MUNICIPALITY",
          ...more,
        },
      },
      "contact.id",
    );

  organisation = (code: string): Promise<string> =>
    this.make(
      "addOrganisation",
      {
        name: unique(),
        kind: "ASSOCIATION",
        municipalityCode: code,
        website: "https://example.org",
        cvrNumber: String(10_000_000 + Math.floor(Math.random() * 89_999_999)),
      },
      "organisation.id",
    );

  event = (more: object = {}): Promise<string> =>
    this.make("draftEvent", { kind: "NETWORK_DAY", title: unique(), ...hours, details: more }, "event.id");

  session = (eventId: string): Promise<string> =>
    this.make("scheduleSession", { eventId, kind: "TALK", title: unique(), ...hours }, "session.id");

  async open(): Promise<string> {
    return this.make("publishEvent", { id: await this.event({ summary: "a", venue: { name: "a" } }) }, "event.id");
  }

  async registration(eventId: string, code: string): Promise<string> {
    const participants = [
      { name: unique(), email: `${unique()}@example.org`, municipalityCode: code, jobTitle: "a", organisation: "a", needs: "a" },
    ];
    const made = await mutate(this.administrator, "registerForEvent", { eventId, participants }, "registrations { id }");
    return textAt(made, "registrations.0.id");
  }

  async codeOf(registration: string): Promise<string> {
    const rows: { code: string }[] = await this.hub.dataSource.query("SELECT code FROM registration WHERE id = $1", [registration]);
    return rows[0]?.code ?? "";
  }

  /** A day that has begun; and somebody who takes part in it. */
  async begun(): Promise<{ eventId: string; code: string }> {
    const eventId = await this.open();
    const code = await this.codeOf(await this.registration(eventId, codes.own));
    await this.hub.dataSource.query("UPDATE event SET starts_at = now() - interval '1 hour' WHERE id = $1", [eventId]);
    return { eventId, code };
  }

  /** With a draft of the taker's own beside it. */
  async adoption(code: string, more: object = {}): Promise<string> {
    const giver = code === codes.own ? codes.another : codes.own;
    const initiativeId = await this.published(giver);
    return this.make("adoptInitiative", { initiativeId, municipalityCode: code, details: more }, "adoption.id");
  }

  request = (code: string): Promise<string> =>
    this.make("requestExperience", { municipalityCode: code, title: unique(), question: "a", themes: ["loneliness"] }, "request.id");

  async answer(requestId: string, code: string): Promise<string> {
    const initiativeIds = [await this.published(code)];
    return this.make("answerExperienceRequest", { requestId, municipalityCode: code, text: "a", initiativeIds }, "answer.id");
  }

  membership = (code: string): Promise<string> =>
    this.make(
      "inviteMember",
      { municipalityCode: code, email: `${unique()}@example.org`, name: unique(), role: "MEMBER" },
      "membership.id",
    );

  token = (code: string): Promise<string> =>
    this.make("createApiToken", { municipalityCode: code, name: unique(), scopes: ["GRAPH_READ"] }, "apiToken.id");

  /** A municipality's, by a key of it. It is sent nothing; one test message was answered by nobody. */
  async webhook(code: string): Promise<string> {
    const given = { municipalityCode: code, name: unique(), scopes: ["WEBHOOKS_MANAGE"] };
    const secret = this.#webhookKeys.get(code) ?? textAt(await mutate(this.administrator, "createApiToken", given, "secret"), "secret");
    this.#webhookKeys.set(code, secret);
    const key = new Person(this.hub.url, secret);
    const input = { url: "https://127.0.0.1:9/hook", kinds: ["EXPERIENCE_ANSWERED"], filter: { themes: ["loneliness"] } };
    const id = textAt(await mutate(key, "createWebhook", input, "webhook { id }"), "webhook.id");
    await mutate(key, "pingWebhook", { id });
    return id;
  }
  follow = async (code: string): Promise<string> => this.make("follow", { initiativeId: await this.published(code) }, "follow.id");

  term = (): Promise<string> => this.make("addTerm", { vocabulary: "THEME", key: unique(), nameDa: "a", nameEn: "a" }, "term.id");

  point = (): Promise<string> =>
    this.make(
      "addAttentionPoint",
      { key: unique(), titleDa: "a", titleEn: "a", descriptionDa: "a", descriptionEn: "a", source: "https://example.org" },
      "attentionPoint.id",
    );

  async #estate(code: string): Promise<Things> {
    const contact = await this.contact(code);
    const organisation = await this.organisation(code);
    const inspiredBy = await this.published(code);
    const initiative = await this.draft(code, {
      externalReference: unique(),
      challenge: "a",
      approach: "a",
      outcomes: "a",
      lessons: "a",
      transferability: "a",
      origin: "ADAPTED",
      startedOn: "2026-01-01",
      endedOn: "2026-02-01",
      themes: ["loneliness"],
      arenas: ["home"],
      partners: [{ organisationId: organisation, role: "Drives" }],
      contactIds: [contact],
      inspiredByIds: [inspiredBy],
      attention: [{ point: "equal-partner", text: "a" }],
      links: [{ title: "a", url: "https://example.org" }],
      resources: { volunteers: 1, staffHoursPerWeek: 1, yearlyCostDkk: 1, funding: "a", description: "a" },
    });
    await mutate(this.administrator, "reviseInitiative", { id: initiative, patch: { challenge: "b" } });
    const other = code === codes.own ? codes.another : codes.own;
    const request = await this.request(code);
    const event = await this.event({
      summary: "a",
      description: "a",
      externalReference: unique(),
      venue: { name: "a", municipalityCode: code, address: "a", latitude: 55, longitude: 12, accessibility: "a" },
      onlineUrl: "https://example.org",
      hostMunicipalityCode: code,
      contactIds: [contact],
      themes: ["loneliness"],
      attendanceModes: ["IN_PERSON", "ONLINE"],
      capacity: 10,
      onlineCapacity: 10,
      placesPerMunicipality: 1,
      registrationOpensAt: "2083-01-01T08:00:00Z",
      registrationClosesAt: "2083-02-01T08:00:00Z",
    });
    const membership = await this.membership(code);
    const webhook = await this.webhook(code);
    const revision = await this.administrator.data("query ($id: ID!) { initiative(id: $id) { revisions(first: 1) { nodes { id } } } }", {
      id: initiative,
    });
    const rows = async (sql: string, id: string): Promise<string> =>
      ((await this.hub.dataSource.query(sql, [id])) as { id: string }[])[0]?.id ?? "";
    return {
      Initiative: initiative,
      InitiativeRevision: textAt(revision, "initiative.revisions.nodes.0.id"),
      Adoption: await this.adoption(code, {
        status: "TRYING",
        kind: "ADAPTED",
        adaptation: "a",
        experience: "a",
        heardThrough: "a",
        ownInitiativeId: initiative,
      }),
      ExperienceRequest: request,
      ExperienceAnswer: await this.answer(request, other),
      Contact: contact,
      "Contact that is public, with details that are not": await this.contact(code, { visibility: "PUBLIC" }),
      Organisation: organisation,
      Event: event,
      Session: await this.session(event),
      Registration: await this.registration(await this.open(), code),
      Membership: membership,
      Account: await rows("SELECT account_id id FROM membership WHERE id = $1", membership),
      ApiToken: await this.token(code),
      Follow: await this.follow(code),
      AuditEntry: await rows("SELECT id FROM audit_entry WHERE subject_id = $1 ORDER BY id LIMIT 1", initiative),
      Municipality: await rows("SELECT id FROM municipality WHERE code = $1", code),
      Region: await rows(
        "SELECT region_id id FROM municipality_region r JOIN municipality m ON m.id = r.municipality_id WHERE m.code = $1 LIMIT 1",
        code,
      ),
      Term: await rows("SELECT id FROM term WHERE key = $1 ORDER BY id LIMIT 1", "loneliness"),
      Webhook: webhook,
      WebhookDelivery: await rows("SELECT id FROM webhook_delivery WHERE webhook_id = $1", webhook),
      AttentionPoint: await rows("SELECT id FROM attention_point WHERE key = $1", "equal-partner"),
    };
  }

  /** Mutations that are tried in more than one way: "reviseOrganisation that …". */
  get moreTries(): string[] {
    return Object.keys(this.#inputs).filter((name) => name.includes(" "));
  }

  /** An input that nothing but rights can stand against. Whoever is refused leaves it as it was, for the next one. */
  async inputOf(mutation: string, whose: Whose): Promise<object> {
    const make = this.#inputs[mutation];
    if (!make) throw new Error(`say in test/rights/world.ts what ${mutation} is tried with, and run npm run rights:emit`);
    const key = `${mutation} ${whose}`;
    const input = this.#unused.get(key) ?? (await make(codes[whose]));
    this.#unused.set(key, input);
    return input;
  }

  /** It was let through: the next one gets another. */
  useUp(mutation: string, whose: Whose): void {
    this.#unused.delete(`${mutation} ${whose}`);
  }

  readonly #webhookKeys = new Map<string, string>();
  readonly #unused = new Map<string, object>();

  async #signed(purpose: string, id: string): Promise<string> {
    const rows = (await this.hub.dataSource.query("SELECT value FROM hub_setting WHERE key = 'link-secret'")) as { value: string }[];
    return new Signed(rows[0]?.value ?? "").sign(purpose, id);
  }

  /** Those of the whole network are tried with what belongs to no municipality. */
  readonly #inputs: Readonly<Record<string, (code: string) => Promise<object>>> = {
    acceptInvitation: async (code) => {
      const membershipId = await this.membership(code);
      const sql = "SELECT i.id FROM invitation i JOIN membership m ON m.account_id = i.account_id WHERE m.id = $1";
      const [row] = (await this.hub.dataSource.query(sql, [membershipId])) as { id: string }[];
      return { token: await this.#signed("invitation", row?.id ?? "") };
    },
    addAttentionPoint: async () => ({ key: unique(), titleDa: "a", titleEn: "a", descriptionDa: "a", descriptionEn: "a" }),
    addContact: async (code) => ({ municipalityCode: code, name: unique(), source: "SELF" }),
    addOrganisation: async (code) => ({ name: unique(), kind: "ASSOCIATION", municipalityCode: code }),
    addTerm: async () => ({ vocabulary: "THEME", key: unique(), nameDa: "a", nameEn: "a" }),
    adoptInitiative: async (code) => ({
      initiativeId: await this.published(code === codes.own ? codes.another : codes.own),
      municipalityCode: code,
    }),
    reviseAdoption: async (code) => ({ id: await this.adoption(code), patch: { status: "TRYING" } }),
    requestExperience: async (code) => ({ municipalityCode: code, title: unique(), question: "a" }),
    answerExperienceRequest: async (code) => ({
      requestId: await this.request(code === codes.own ? codes.another : codes.own),
      municipalityCode: code,
      text: "a",
    }),
    closeExperienceRequest: async (code) => ({ requestId: await this.request(code) }),
    handOverContact: async (code) => ({ fromId: await this.contact(code), toId: await this.contact(code) }),
    "handOverContact that goes to another municipality": async (code) => ({
      fromId: await this.contact(codes.own, { visibility: "NETWORK" }),
      toId: await this.contact(code, { visibility: "NETWORK" }),
    }),
    admitMunicipality: async (code) => ({ code }),
    answerContactNotice: async (code) => ({ token: await this.#signed("contact-notice", await this.contact(code)), answer: "CONFIRM" }),
    cancelRegistration: async (code) => ({ id: await this.registration(await this.open(), code) }),
    checkIn: async () => {
      const eventId = await this.open();
      return { eventId, code: await this.codeOf(await this.registration(eventId, codes.own)) };
    },
    copyEvent: async () => ({ id: await this.event(), startsAt: "2084-12-01T08:00:00Z" }),
    follow: async (code) => ({ initiativeId: await this.published(code) }),
    giveEventFeedback: async () => {
      const { eventId, code } = await this.begun();
      return { eventId, code, rating: 5 };
    },
    registerForEvent: async (code) => ({
      eventId: await this.open(),
      participants: [{ name: "a", email: `${unique()}@example.org`, municipalityCode: code }],
    }),
    sendEventMessage: async () => ({
      idempotencyKey: unique(),
      eventId: await this.open(),
      audience: "CONFIRMED",
      subject: "a",
      body: "a",
    }),
    unfollow: async (code) => ({ id: await this.follow(code) }),
    undoCheckIn: async () => ({ registrationId: await this.registration(await this.open(), codes.own) }),
    archiveInitiative: async (code) => ({ id: await this.published(code) }),
    cancelEvent: async () => ({
      id: await this.make("publishEvent", { id: await this.event({ summary: "a", venue: { name: "a" } }) }, "event.id"),
      reason: "a",
    }),
    changeRole: async (code) => ({ membershipId: await this.membership(code), role: "EDITOR" }),
    confirmContact: async (code) => ({ id: await this.contact(code) }),
    confirmInitiative: async (code) => ({ id: await this.published(code) }),
    createWebhook: async () => ({ url: "https://127.0.0.1:9/hook", kinds: ["EXPERIENCE_ANSWERED"] }),
    deleteWebhook: async (code) => ({ id: await this.webhook(code) }),
    pingWebhook: async (code) => ({ id: await this.webhook(code) }),
    replayWebhook: async (code) => ({
      id: await this.webhook(code),
      after: textAt(await this.hub.anyone.data("{ announcementHead }"), "announcementHead"),
    }),
    reviseWebhook: async (code) => ({ id: await this.webhook(code), patch: { isPaused: true } }),
    rotateWebhookSecret: async (code) => ({ id: await this.webhook(code) }),
    createApiToken: async (code) => ({ municipalityCode: code, name: unique(), scopes: ["GRAPH_READ"] }),
    discardEvent: async () => ({ id: await this.event() }),
    discardInitiative: async (code) => ({ id: await this.draft(code) }),
    dismissMunicipality: async () => ({ code: "0825" }),
    draftEvent: async () => ({ kind: "NETWORK_DAY", title: unique(), ...hours }),
    draftInitiative: async (code) => ({ municipalityCode: code, title: unique() }),
    eraseContact: async (code) => ({ id: await this.contact(code) }),
    // With the wrong confirmation: whoever may, is told so, and is there for the next try.
    eraseMyAccount: async () => ({ confirmation: "not me" }),
    exportMyData: async () => ({}),
    inviteMember: async (code) => ({ municipalityCode: code, email: `${unique()}@example.org`, name: "a", role: "MEMBER" }),
    publishEvent: async () => ({ id: await this.event({ summary: "a", venue: { name: "a" } }) }),
    publishInitiative: async (code) => ({ id: await this.draft(code) }),
    removeMember: async (code) => ({ membershipId: await this.membership(code) }),
    removeSession: async () => ({ id: await this.session(await this.event()) }),
    restoreInitiative: async (code) => ({ id: await this.make("archiveInitiative", { id: await this.published(code) }, "initiative.id") }),
    reviseAttentionPoint: async () => ({ id: await this.point(), titleDa: "b" }),
    reviseContact: async (code) => ({ id: await this.contact(code), patch: { jobTitle: "b" } }),
    reviseEvent: async () => ({ id: await this.event(), patch: { summary: "b" } }),
    reviseInitiative: async (code) => ({ id: await this.draft(code), patch: { challenge: "b" } }),
    reviseOrganisation: async (code) => ({ id: await this.organisation(code), patch: { name: unique() } }),
    "reviseOrganisation that gives one of no municipality a home": async (code) => ({
      id: await this.make("addOrganisation", { name: unique(), kind: "ASSOCIATION" }, "organisation.id"),
      patch: { municipalityCode: code },
    }),
    reviseSession: async () => ({ id: await this.session(await this.event()), patch: { room: "b" } }),
    reviseTerm: async () => ({ id: await this.term(), nameDa: "b" }),
    revokeApiToken: async (code) => ({ id: await this.token(code) }),
    scheduleSession: async () => ({ eventId: await this.event(), kind: "TALK", title: unique(), ...hours }),
  };
}
