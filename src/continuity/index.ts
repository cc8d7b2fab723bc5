export { fragilityNotice } from "./fragility-notice";
