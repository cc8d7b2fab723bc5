import type { Ctx, Tx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { UserErrorCode } from "../kernel/errors";
import { refuseSaidTwice, writeAll } from "../kernel/patch";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { findMunicipality } from "../municipalities";
import { Contact } from "./contact.entity";
import { ContactSource, Visibility } from "./contact.enums";
import type { AddContactInput } from "./contact.inputs";
import { revisingContact } from "./contact.policy";
import { findOrganisations, homeOfOrganisation } from "./find-contacts";
import { tellThePerson } from "./tell-the-person";
import { findThemes, patchContact } from "./write-contact";

/** Lists a person of a municipality or of an organisation, for the network to see unless it is said otherwise. */
export async function addContact(ctx: Ctx, input: AddContactInput): Promise<Contact> {
  return transact(ctx, async (tx) => {
    const home = await findHome(tx, input);
    authorise(tx.viewer, revisingContact, { visibility: Visibility.NETWORK, homeId: home.homeId, isHidden: false });
    const source = input.source ?? ContactSource.COLLEAGUE;
    if (source === ContactSource.PUBLIC_SOURCE && !input.sourceUrl) {
      tx.faults.add(UserErrorCode.BLANK, ["sourceUrl"], {
        da: "Skriv adressen på den offentlige kilde.",
        en: "Give the address of the public source.",
      });
    }
    const now = tx.now();
    const contact = tx.manager.create(Contact, {
      id: newId("Contact", now),
      name: input.name,
      municipalityId: home.municipalityId,
      organisationId: home.organisationId,
      visibility: Visibility.NETWORK,
      emailVisibility: Visibility.NETWORK,
      phoneVisibility: Visibility.NETWORK,
      source,
      sourceUrl: input.sourceUrl ?? null,
      createdAt: now,
      updatedAt: now,
    });
    refuseSaidTwice(input, "details", tx.faults);
    const details = input.details ?? {};
    patchContact(tx, contact, details, ["details"]);
    const themes = await findThemes(tx, contact, details, ["details"]);
    tx.faults.throwIfAny();
    await tx.manager.insert(Contact, contact);
    await writeAll(themes);
    await tellThePerson(tx, contact);
    return contact;
  });
}

interface Home {
  readonly municipalityId: string | null;
  readonly organisationId: string | null;
  readonly homeId: string | null;
}

async function findHome(tx: Tx, { municipalityCode, organisationId }: AddContactInput): Promise<Home> {
  const hasCode = typeof municipalityCode === "string";
  const hasOrganisation = typeof organisationId === "string";
  if (hasCode === hasOrganisation) {
    const text = { da: "Angiv enten municipalityCode eller organisationId.", en: "Give either municipalityCode or organisationId." };
    for (const field of ["municipalityCode", "organisationId"]) tx.faults.add(UserErrorCode.INVALID, [field], text);
    throw tx.faults.refusal();
  }
  if (hasCode) {
    const found = await findMunicipality(tx, municipalityCode, ["municipalityCode"]);
    if (!found) throw tx.faults.refusal();
    return { municipalityId: found.id, organisationId: null, homeId: found.id };
  }
  const [found] = await findOrganisations(tx, [organisationId ?? ""], () => ["organisationId"]);
  if (!found) throw tx.faults.refusal();
  return { municipalityId: null, organisationId: found.id, homeId: await homeOfOrganisation(tx, found.id) };
}
