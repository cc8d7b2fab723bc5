/** What the tests use of it: its own types are of an ES module, and cannot be reached from here. */
declare module "ical.js" {
  interface Time {
    toJSDate(): Date;
    readonly zone: { readonly tzid: string };
  }
  export class Component {
    constructor(parsed: unknown);
    getAllSubcomponents(name: string): Component[];
    getFirstPropertyValue(name: string): string | Time | number | null;
  }
  export const parse: (text: string) => unknown;
}
