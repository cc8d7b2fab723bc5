import { columns, instants, many, one } from "../kernel/read/fields";
import { shape } from "../kernel/read/shape";
import { municipalityShape } from "../municipalities";
import { viewerShape } from "./account.shape";
import { heldBy, visibleTo } from "./api-token.policy";

export const apiTokenShape = shape("ApiToken", { table: "api_token", visible: visibleTo }).add({
  ...columns("id", "name", "scopes"),
  ...instants("createdAt", "expiresAt", "lastUsedAt", "revokedAt"),
  municipality: one(
    () => municipalityShape,
    (m, t) => `${m}.id = ${t}.municipality_id`,
  ),
});

viewerShape.add({
  apiToken: one(
    () => apiTokenShape,
    (t, _viewer, e) => `${t}.id = ${e.who.tokenId}`,
  ),
  apiTokens: many(() => apiTokenShape, {
    on: (t, _viewer, _link, e) => `${t}.revoked_at is null and ${heldBy(t, e.who)}`,
    order: (t) => `${t}.id`,
  }),
});
