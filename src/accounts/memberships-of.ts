/** SQL of an account's memberships as JSON, as ViewerMembership has them. */
export const membershipsOf = (accountId: string): string => `coalesce((
    SELECT json_agg(json_build_object('id', m.id, 'municipalityId', m.municipality_id, 'role', m.role,
      'isParticipating', m.municipality_id IS NULL OR town.participates_since IS NOT NULL))
    FROM membership m LEFT JOIN municipality town ON town.id = m.municipality_id WHERE m.account_id = ${accountId}
  ), '[]'::json)`;

/** SQL of the version of everybody's rights, beside whatever is read in the same snapshot. */
export const accessVersion = `(SELECT version FROM access_version) "accessVersion"`;
