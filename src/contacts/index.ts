export { Contact } from "./contact.entity";
export { OrganisationKind, Visibility } from "./contact.enums";
export { contactShape, organisationShape } from "./contact.shape";
export { findContacts, findOrganisations } from "./find-contacts";
export { Organisation } from "./organisation.entity";
