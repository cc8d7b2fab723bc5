import { embedded, expression } from "../kernel/read/fields";
import { FragilityReason } from "./initiative.enums";

/** The attention point about political and managerial backing, as the study names it. */
const backing = "backing-and-ownership";

/**
 * SQL that is true where a weakness is there; `now` is the SQL of the present instant. Each looks at one practice, which the offset says to the
 * planner: it would else look at all contacts and notes of all practices first, for the twenty that a list shows. What costs least is looked at first.
 */
const weaknesses: Readonly<Record<FragilityReason, (i: string, now: string) => string>> = {
  OUTDATED: (i, now) => `greatest(${i}.confirmed_at, ${i}.updated_at) <= ${now} - interval '1 year'`,
  RESTS_ON_ONE_PERSON: (i) => `not exists (select from initiative_contact ic where ic.initiative_id = ${i}.id offset 1)`,
  // Whoever lists a person says that it is right: that counts as the first confirmation, as it does for the contact's retention.
  CONTACTS_UNCONFIRMED: (i, now) =>
    `not exists (select from initiative_contact ic join contact c on c.id = ic.contact_id
      where ic.initiative_id = ${i}.id and coalesce(c.confirmed_at, c.created_at) > ${now} - interval '1 year' offset 0)`,
  NO_BACKING_DESCRIBED: (i) =>
    `not exists (select from initiative_attention ia join attention_point ap on ap.id = ia.attention_point_id
      where ia.initiative_id = ${i}.id and ap.key = '${backing}' and ia.text ~ '\\S' offset 0)`,
};

const reasons = Object.values(FragilityReason);

/** Whether a practice has any weakness: it might then not outlive the people who carry it. */
export const isFragile = (i: string, now: string): string =>
  `(${Object.values(weaknesses)
    .map((isThere) => isThere(i, now))
    .join(" or ")})`;

/** Its weaknesses as text[], in the order of the enum. */
export const fragilityReasons = (i: string, now: string): string =>
  `array_remove(array[${reasons.map((reason) => `case when ${weaknesses[reason](i, now)} then '${reason}' end`).join(", ")}], null)`;

export const continuity = embedded({
  isFragile: expression((i, e) => isFragile(i, e.who.now)),
  reasons: expression((i, e) => `to_json(${fragilityReasons(i, e.who.now)})`),
});
