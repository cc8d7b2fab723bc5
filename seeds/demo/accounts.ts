import { Role } from "../../src/kernel/viewer";
import { municipalities } from "../facts/municipalities";
import { demoParticipants } from "./participants";

export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly code: string | null;
}

/** A member and an editor of each participating municipality, and those who run the network. */
export function demoAccounts(): DemoAccount[] {
  const ofTowns = demoParticipants.flatMap((code) => {
    const name = municipalities.find((one) => one.code === code)?.name ?? code;
    return [
      { email: `member.${code}@example.org`, name: `Medlem, ${name} (eksempel)`, role: Role.MEMBER, code },
      { email: `editor.${code}@example.org`, name: `Redaktør, ${name} (eksempel)`, role: Role.EDITOR, code },
    ];
  });
  return [
    ...ofTowns,
    { email: "organiser@example.org", name: "Arrangør (eksempel)", role: Role.ORGANISER, code: null },
    { email: "administrator@example.org", name: "Administrator (eksempel)", role: Role.ADMINISTRATOR, code: null },
  ];
}
