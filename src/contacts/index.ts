export { Contact } from "./contact.entity";
export { OrganisationKind, Visibility } from "./contact.enums";
export { ContactConnection, ContactFilter, ContactsArgs, OrganisationConnection } from "./contact.queries";
export { contactShape, organisationShape } from "./contact.shape";
export { findContacts, findOrganisations } from "./find-contacts";
export { Organisation } from "./organisation.entity";
export { personalData } from "./personal-data";
