/** What the demo content is made of. All of it is made up, and says so: it exists to try the hub with. */
export interface DemoOrganisation {
  /** Names it within the demo. */
  readonly key: string;
  readonly name: string;
  readonly kind: "ASSOCIATION" | "FOUNDATION" | "COMPANY" | "PUBLIC_BODY" | "INFORMAL_GROUP";
  /** Official code of four digits. */
  readonly municipality: string;
}

export interface DemoContact {
  readonly key: string;
  /** A made-up name. The address becomes `key@example.org`. */
  readonly name: string;
  readonly jobTitle: string;
  /** Official code; left out where the person belongs to an organisation. */
  readonly municipality?: string;
  /** Key of a DemoOrganisation. */
  readonly organisation?: string;
  /** Keys of THEME terms. */
  readonly themes: readonly string[];
}

export interface DemoPractice {
  /** Names it within the demo; becomes the external reference `example:<key>`. */
  readonly key: string;
  readonly municipality: string;
  readonly coMunicipalities?: readonly string[];
  readonly status: "DRAFT" | "PUBLISHED" | "ARCHIVED";
  /** ISO day on which it was published (or drafted). */
  readonly day: string;
  /** At most 150 characters. */
  readonly title: string;
  /** At most 500 characters; begins with "Eksempel: ". */
  readonly summary: string;
  readonly stage: "IDEA" | "PILOT" | "RUNNING" | "ANCHORED" | "ENDED";
  readonly origin?: "FIRST_OF_ITS_KIND" | "ADAPTED" | "COPIED";
  /** Keys of earlier DemoPractices in the list. */
  readonly inspiredBy?: readonly string[];
  readonly evidenceLevel: "EXPERIENCE" | "MONITORED" | "EVALUATED" | "INDEPENDENTLY_EVALUATED";
  readonly themes: readonly string[];
  readonly targetGroups: readonly string[];
  readonly arenas: readonly string[];
  readonly cooperationForms: readonly string[];
  /** CommonMark. */
  readonly challenge?: string;
  readonly approach?: string;
  readonly outcomes?: string;
  readonly lessons?: string;
  readonly transferability?: string;
  readonly resources?: {
    readonly staffHoursPerWeek?: number;
    readonly volunteers?: number;
    readonly yearlyCostDkk?: number;
    readonly funding?: string;
    readonly description?: string;
  };
  readonly startedOn?: string;
  readonly endedOn?: string;
  readonly partners: readonly { readonly organisation: string; readonly role?: string }[];
  readonly links?: readonly { readonly title: string; readonly url: string }[];
  readonly attention?: readonly { readonly point: string; readonly text: string }[];
  /** Keys of DemoContacts. */
  readonly contacts: readonly string[];
}

export interface DemoSession {
  readonly kind: "TALK" | "WORKSHOP" | "PANEL" | "BREAK" | "OTHER";
  readonly title: string;
  readonly description?: string;
  /** Copenhagen wall time, "09:30". */
  readonly from: string;
  readonly to: string;
  readonly room?: string;
  readonly speakers?: readonly {
    readonly name: string;
    readonly title?: string;
    readonly municipality?: string;
    readonly organisation?: string;
    readonly contact?: string;
  }[];
  /** Keys of published DemoPractices. */
  readonly initiatives?: readonly string[];
}

export interface DemoEvent {
  readonly key: string;
  readonly kind: "NETWORK_DAY" | "WORKSHOP" | "WEBINAR" | "STUDY_VISIT";
  readonly status: "DRAFT" | "PUBLISHED" | "CANCELLED";
  readonly cancellationReason?: string;
  readonly title: string;
  readonly summary: string;
  readonly description?: string;
  /** ISO day in Europe/Copenhagen, and wall times on it. */
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly venue?: { readonly name: string; readonly address?: string; readonly municipality?: string; readonly accessibility?: string };
  readonly onlineUrl?: string;
  readonly hostMunicipality?: string;
  readonly themes: readonly string[];
  readonly contacts: readonly string[];
  readonly attendanceModes: readonly ("IN_PERSON" | "ONLINE")[];
  readonly capacity?: number;
  readonly onlineCapacity?: number;
  readonly placesPerMunicipality?: number;
  readonly programme: readonly DemoSession[];
}

export interface DemoAdoption {
  /** Key of a published DemoPractice of another municipality. */
  readonly practice: string;
  readonly municipality: string;
  readonly day: string;
  readonly status: "CONSIDERING" | "TRYING" | "ADOPTED" | "STOPPED";
  readonly kind?: "ADAPTED" | "COPIED";
  /** Key of the municipality's own DemoPractice about it. */
  readonly own?: string;
  readonly heardThrough?: string;
  /** Told as "Eksempel: …". */
  readonly adaptation?: string;
  readonly experience?: string;
}

export interface DemoRequest {
  /** Ends with "(eksempel)"; names it within the demo. */
  readonly title: string;
  readonly municipality: string;
  readonly day: string;
  /** Keys of THEME terms. */
  readonly themes: readonly string[];
  /** Told as "Eksempel: …". */
  readonly question: string;
  /** One from each municipality. */
  readonly answers: readonly {
    readonly municipality: string;
    readonly day: string;
    readonly text: string;
    /** Keys of published DemoPractices. */
    readonly practices: readonly string[];
  }[];
}
