import "reflect-metadata";
import type { Pool } from "pg";
import { DataSource, type DataSourceOptions } from "typeorm";
import { Foundation1764547200000 } from "../migrations/1764547200000-foundation";
import { People1764633600000 } from "../migrations/1764633600000-people";
import { Registrations1764720000000 } from "../migrations/1764720000000-registrations";
import { Search1765152000000 } from "../migrations/1765152000000-search";
import { EventMail1764806400000 } from "../migrations/1764806400000-event-mail";
import { Follows1765065600000 } from "../migrations/1765065600000-follows";
import { TakingUp1765238400000 } from "../migrations/1765238400000-taking-up";
import { SearchQuestions1765238400001 } from "../migrations/1765238400001-search-questions";
import { SearchSlips1765324800000 } from "../migrations/1765324800000-search-slips";
import { Adoption } from "./adoptions";
import { Webhooks1764892800000 } from "../migrations/1764892800000-webhooks";
import { Contact, Organisation } from "./contacts";
import { NetworkEvent, Session } from "./events";
import { Initiative } from "./initiatives";
import { Municipality } from "./municipalities";
import { ExperienceRequest } from "./requests";
import { AttentionPoint, Term } from "./vocabularies";

export const entities = [
  Municipality,
  Term,
  AttentionPoint,
  Organisation,
  Contact,
  Initiative,
  NetworkEvent,
  Session,
  Adoption,
  ExperienceRequest,
];
export const migrations = [
  Foundation1764547200000,
  People1764633600000,
  Registrations1764720000000,
  EventMail1764806400000,
  Webhooks1764892800000,
  Follows1765065600000,
  Search1765152000000,
  TakingUp1765238400000,
  SearchQuestions1765238400001,
  SearchSlips1765324800000,
];

export interface DatabaseAddress {
  /** For a PostgreSQL. */
  readonly url?: string;
  /** For the embedded one: its socket's folder. */
  readonly socket?: { readonly host: string; readonly port: number; readonly user: string; readonly database: string };
  /** Each connection works as this role; see rights.ts. */
  readonly role?: string | undefined;
  readonly poolSize: number;
  /** For one of a PostgreSQL. */
  readonly waitMs: number;
  readonly statementTimeoutMs: number;
}

/** The tables' entities and the migrations, on one pool. Waiting for a connection is bounded: then the answer is 503. */
export function createDataSource({ url, socket, role, poolSize, waitMs, statementTimeoutMs }: DatabaseAddress): DataSource {
  const common: Pick<DataSourceOptions, "logging" | "logger" | "entities" | "migrations" | "migrationsTableName"> = {
    logging: false,
    // Else it writes of each migration that fails to standard output, where the log's lines are.
    logger: "debug",
    entities,
    migrations,
    migrationsTableName: "migration",
  };
  if (socket) {
    // Several connections to the embedded database fail on prepared statements, so everybody waits for the one.
    const { host, port, user, database } = socket;
    return new DataSource({
      ...common,
      type: "postgres",
      host,
      port,
      username: user,
      database,
      poolSize: 1,
      extra: { connectionTimeoutMillis: 20_000, idleTimeoutMillis: 0 },
    });
  }
  return new DataSource({
    ...common,
    type: "postgres",
    url,
    poolSize,
    extra: {
      connectionTimeoutMillis: waitMs,
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: 30_000,
      application_name: "samspil",
      ...startingWith(role),
    },
  });
}

/**
 * PostgreSQL compiles what it thinks is costly to machine code, for longer than any of the hub's statements runs: not worth it.
 */
const startingWith = (role: string | undefined): { options: string } => ({
  options: ["-c jit=off", ...Object.values(asRole(role))].join(" "),
});

/** As a parameter of the connection: no statement sets it, and none is waited for. */
export const asRole = (role: string | undefined): { options?: string } => (role === undefined ? {} : { options: `-c role=${role}` });

/** TypeORM keeps its pool to itself; reads and the announcements use the same one. */
export const poolOf = (dataSource: DataSource): Pool => (dataSource.driver as unknown as { master: Pool }).master;
