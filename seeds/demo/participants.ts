/**
 * The municipalities that take part in the network while one tries the hub: a made-up selection of 40 over all the regions.
 * It holds Odense and the six of the study; which municipalities really were at the network day is not told by the source.
 */
export const demoParticipants: readonly string[] = [
  // Region Nordjylland
  "0773", // Morsø
  "0787", // Thisted
  "0810", // Brønderslev
  "0813", // Frederikshavn
  "0851", // Aalborg
  "0860", // Hjørring
  // Region Midtjylland
  "0615", // Horsens
  "0657", // Herning
  "0661", // Holstebro
  "0707", // Norddjurs
  "0730", // Randers
  "0740", // Silkeborg
  "0741", // Samsø
  "0751", // Aarhus
  "0791", // Viborg
  // Region Syddanmark
  "0420", // Assens
  "0430", // Faaborg-Midtfyn
  "0440", // Kerteminde
  "0461", // Odense
  "0479", // Svendborg
  "0492", // Ærø
  "0540", // Sønderborg
  "0561", // Esbjerg
  "0573", // Varde
  "0607", // Fredericia
  "0621", // Kolding
  // Region Hovedstaden
  "0101", // København
  "0147", // Frederiksberg
  "0159", // Gladsaxe
  "0163", // Herlev
  "0190", // Furesø
  "0217", // Helsingør
  "0219", // Hillerød
  "0400", // Bornholm
  // Region Sjælland
  "0265", // Roskilde
  "0306", // Odsherred
  "0316", // Holbæk
  "0330", // Slagelse
  "0370", // Næstved
  "0376", // Guldborgsund
];
