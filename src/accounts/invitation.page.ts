import { Language } from "../kernel/language";
import { escapeHtml, htmlPage, type Page } from "../kernel/page";
import { invitationPurpose } from "./invitation";

/** What the link of an invitation shows. Looking at it uses nothing up: mail programs look at links too. */
export const invitationPage: Page = {
  method: "get",
  path: "/invitations/:token",
  answer: async (ctx, { params: { token = "" } }) => {
    const id = ctx.signed.read(invitationPurpose, token, ctx.now());
    const rows = await ctx.db.change({ text: "SELECT FROM invitation WHERE id = $1 AND expires_at > $2", values: [id, ctx.now()] });
    const isEnglish = ctx.language === Language.EN;
    if (rows.length === 0) {
      return isEnglish
        ? htmlPage(
            ctx.language,
            "This invitation is not valid",
            "<p>It was used, or it has expired. Ask whoever invited you to do so again.</p>",
            404,
          )
        : htmlPage(
            ctx.language,
            "Invitationen gælder ikke",
            "<p>Den er brugt eller udløbet. Bed den, der inviterede dig, om at gøre det igen.</p>",
            404,
          );
    }
    const code = `<p><code>${escapeHtml(token)}</code></p>`;
    return isEnglish
      ? htmlPage(
          ctx.language,
          "You are invited to Samspil",
          `<p>Sign in with your municipality's login and the e-mail address that the invitation came to: that takes it up.</p>
<p>Does your login have another address? Then use this code in the mutation <code>acceptInvitation</code> when you have signed in:</p>${code}`,
        )
      : htmlPage(
          ctx.language,
          "Du er inviteret til Samspil",
          `<p>Log ind med din kommunes login og den e-mailadresse, som invitationen kom til: så er den taget imod.</p>
<p>Har dit login en anden adresse? Brug så denne kode i mutationen <code>acceptInvitation</code>, når du er logget ind:</p>${code}`,
        );
  },
};
