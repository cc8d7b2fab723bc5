import "./catalogue.shape";

export { cataloguePages } from "./catalogue.pages";
