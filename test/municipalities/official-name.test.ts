import { officialName } from "../../src/municipalities";

test("a municipality is called what it calls itself", () => {
  expect(["Roskilde", "København", "Bornholm", "Vesthimmerlands"].map(officialName)).toEqual([
    "Roskilde Kommune",
    "Københavns Kommune",
    "Bornholms Regionskommune",
    "Vesthimmerlands Kommune",
  ]);
});
