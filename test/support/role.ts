/** The role that the hubs of the tests work as on PostgreSQL. It is the server's, and is left there. */
export const roleOfTests = "samspil_hub_of_tests";
