import { personalData as ofAccounts } from "../accounts";
import { personalData as ofContacts } from "../contacts";
import { personalData as ofEvents } from "../events";
import { personalData as ofFollows } from "../follows";
import { personalData as ofInitiatives } from "../initiatives";
import { personalData as ofRegistrations } from "../registrations";
import { personalData as ofRequests } from "../requests";
import { personalData as ofWebhooks } from "../webhooks";
import { personalData as ofMail } from "../kernel/mail/personal-data";
import { personalColumns, accountability, type PersonalData } from "../kernel/personal-data";

const ofTheHub: PersonalData = {
  columns: [
    ...personalColumns(
      "idempotency",
      { basis: accountability, retention: "24 hours" },
      { account_id: "Knows a repeated request of the same caller.", key: "Knows a repeated request of the same caller." },
    ),
    ...personalColumns(
      "erasure",
      { basis: accountability, retention: "as long as there are backups" },
      { subject_id: "Erases again after a restore; an id that leads nowhere.", erased_at: "Says when." },
    ),
    ...personalColumns(
      "spending",
      { basis: accountability, retention: "an hour" },
      { actor: "Keeps one caller from using up what others need: an account's id, or the address of the anonymous." },
    ),
  ],
  sections: [],
};

/** All that the hub keeps about people, feature by feature. */
export const personalData: readonly PersonalData[] = [
  ofAccounts,
  ofContacts,
  ofInitiatives,
  ofEvents,
  ofRegistrations,
  ofRequests,
  ofWebhooks,
  ofFollows,
  ofMail,
  ofTheHub,
];
