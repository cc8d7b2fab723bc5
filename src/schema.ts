import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync, type NonEmptyArray, type PubSub } from "type-graphql";
import { AccountResolver } from "./accounts/account.resolver";
import { ApiTokenResolver } from "./accounts/api-token.resolver";
import { AuditResolver } from "./accounts/audit.resolver";
import { MembershipResolver } from "./accounts/membership.resolver";
import { InitiativeAdoptionsResolver, MunicipalityAdoptionsResolver, NetworkAdoptionsResolver } from "./adoptions/adoption-joins.resolver";
import { AdoptionResolver } from "./adoptions/adoption.resolver";
import { AnnouncementResolver } from "./announcements/announcement.resolver";
import { CatalogueResolver } from "./catalogue/catalogue.resolver";
import { HandOverResolver } from "./continuity/hand-over.resolver";
import { ContactResolver, MunicipalityContactsResolver } from "./contacts/contact.resolver";
import { OrganisationResolver } from "./contacts/organisation.resolver";
import { InitiativeSessionsResolver, MunicipalityEventsResolver } from "./events/event-joins.resolver";
import { EventResolver } from "./events/event.resolver";
import { SessionResolver } from "./events/session.resolver";
import { FollowResolver, InitiativeFollowsResolver } from "./follows/follow.resolver";
import {
  ContactInitiativesResolver,
  MunicipalityInitiativesResolver,
  OrganisationInitiativesResolver,
  TermInitiativesResolver,
} from "./initiatives/initiative-joins.resolver";
import { InitiativePublishedResolver } from "./initiatives/initiative-published.resolver";
import { InitiativeFacetsResolver, InitiativeResolver } from "./initiatives/initiative.resolver";
import { NetworkResolver } from "./initiatives/network.resolver";
import { sayForm } from "./kernel/graphql/form";
import { NodeResolver } from "./kernel/graphql/node.resolver";
import { MunicipalityResolver, RegionResolver } from "./municipalities/municipality.resolver";
import { PrivacyResolver } from "./privacy/privacy.resolver";
import { EventRegistrationsResolver, RegistrationResolver, SessionPlacesResolver } from "./registrations/registration.resolver";
import { ViewerCalendarResolver } from "./registrations/viewer-calendar.resolver";
import { ExperienceRequestResolver } from "./requests/request.resolver";
import { SearchResolver } from "./search/search.resolver";
import { AttentionPointResolver, TermResolver } from "./vocabularies/vocabulary.resolver";
import { ViewerWebhooksResolver, WebhookDeliveriesResolver, WebhookResolver } from "./webhooks/webhook.resolver";

const resolvers: NonEmptyArray<Function> = [
  NodeResolver,
  MunicipalityResolver,
  RegionResolver,
  AccountResolver,
  MembershipResolver,
  ApiTokenResolver,
  AuditResolver,
  TermResolver,
  AttentionPointResolver,
  ContactResolver,
  MunicipalityContactsResolver,
  OrganisationResolver,
  InitiativeResolver,
  InitiativeFacetsResolver,
  InitiativePublishedResolver,
  MunicipalityInitiativesResolver,
  ContactInitiativesResolver,
  OrganisationInitiativesResolver,
  TermInitiativesResolver,
  NetworkResolver,
  EventResolver,
  SessionResolver,
  MunicipalityEventsResolver,
  InitiativeSessionsResolver,
  EventRegistrationsResolver,
  SessionPlacesResolver,
  RegistrationResolver,
  ViewerCalendarResolver,
  AdoptionResolver,
  InitiativeAdoptionsResolver,
  MunicipalityAdoptionsResolver,
  NetworkAdoptionsResolver,
  ExperienceRequestResolver,
  HandOverResolver,
  SearchResolver,
  FollowResolver,
  InitiativeFollowsResolver,
  AnnouncementResolver,
  WebhookResolver,
  ViewerWebhooksResolver,
  WebhookDeliveriesResolver,
  CatalogueResolver,
  PrivacyResolver,
];

/** type-graphql asks for one where there are subscriptions. Ours follow the log of announcements; nothing is published here. */
const pubSub: PubSub = {
  publish: unused,
  subscribe: unused,
};

function unused(): never {
  throw new Error("subscriptions follow the log of announcements");
}

let made: GraphQLSchema | undefined;

/**
 * The graph as its users see it; the same for all hubs of a process. Inputs are checked by `answer`, which tells all faults at once, in
 * the reader's language.
 */
export const createSchema = (): GraphQLSchema => (made ??= sayForm(buildSchemaSync({ resolvers, validate: false, pubSub })));
