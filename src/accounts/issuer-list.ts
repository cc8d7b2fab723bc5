import { z } from "zod";

const loopback = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/;
/** Over the open network a token's keys must not be changed on their way. */
const safeAddress = z.url().refine((url) => url.startsWith("https://") || loopback.test(url));

const issuer = z.strictObject({
  issuer: safeAddress,
  audience: z.string().min(1),
  /** Domains whose addresses it may vouch for; left out: all. */
  emailDomains: z.array(z.string().min(1)).optional(),
  /** Left out: found by discovery. */
  jwksUri: safeAddress.optional(),
});

export type Issuer = z.output<typeof issuer>;

/** The variable OIDC_ISSUERS: JSON, a list of issuers, each once. */
export const issuerList = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "not JSON" });
      return z.NEVER;
    }
  })
  .pipe(z.array(issuer).refine((list) => new Set(list.map((one) => one.issuer)).size === list.length));
