import { registerEnumType } from "type-graphql";

export enum Visibility {
  PUBLIC = "PUBLIC",
  NETWORK = "NETWORK",
  MUNICIPALITY = "MUNICIPALITY",
}

export enum ContactSource {
  SELF = "SELF",
  COLLEAGUE = "COLLEAGUE",
  PUBLIC_SOURCE = "PUBLIC_SOURCE",
}

export enum OrganisationKind {
  ASSOCIATION = "ASSOCIATION",
  FOUNDATION = "FOUNDATION",
  COMPANY = "COMPANY",
  PUBLIC_BODY = "PUBLIC_BODY",
  INFORMAL_GROUP = "INFORMAL_GROUP",
}

export enum ContactNoticeAnswer {
  CONFIRM = "CONFIRM",
  CORRECT = "CORRECT",
  OBJECT = "OBJECT",
}

registerEnumType(ContactNoticeAnswer, {
  name: "ContactNoticeAnswer",
  description: "What somebody says of being listed.",
  valuesConfig: { OBJECT: { description: "Take me out: hides the contact at once and erases it." } },
});
registerEnumType(Visibility, {
  name: "Visibility",
  description: "Who may see a piece of personal data.",
  valuesConfig: {
    PUBLIC: { description: "Everybody." },
    NETWORK: { description: "Members of participating municipalities." },
    MUNICIPALITY: { description: "Members of the contact's own municipality." },
  },
});
registerEnumType(ContactSource, {
  name: "ContactSource",
  description: "Where a contact's data come from.",
  valuesConfig: {
    SELF: { description: "The person." },
    COLLEAGUE: { description: "A colleague; the person is told by mail and may correct or object." },
    PUBLIC_SOURCE: { description: "Something published, as said in `sourceUrl`." },
  },
});
registerEnumType(OrganisationKind, { name: "OrganisationKind", description: "What an organisation is." });
