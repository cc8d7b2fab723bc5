export { Account, Membership } from "./account.entity";
export { accountShape, membershipShape } from "./account.shape";
export { demoSecret, openDemoSignIn } from "./demo-sign-in";
export { signDemoToken } from "./demo-token";
export { SignIn } from "./sign-in";
