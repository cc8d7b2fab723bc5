export { eraseAgain } from "./erase-again";
export { myDataPage } from "./my-data.page";
export { personalData } from "./personal-data";
