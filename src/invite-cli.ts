import "reflect-metadata";
import { isEmail } from "class-validator";
import { inviteFirst } from "./accounts";
import { command } from "./command";
import { ConfigFault } from "./config";

/** npm run invite -- anna@example.org "Anna Example": an administrator for a hub that has nobody yet to invite one. */
command(process.env, async (ctx, { SMTP_URL }) => {
  const [, , email = "", name = ""] = process.argv;
  if (!isEmail(email) || name.trim() === "") throw new ConfigFault('Whom? npm run invite -- anna@example.org "Anna Example"');
  const link = await inviteFirst(ctx, { email, name: name.trim() });
  return `${email} is invited as administrator${SMTP_URL === undefined ? "" : "; a mail is on its way"}. The link, once and for 14 days:\n${link}\n`;
});
