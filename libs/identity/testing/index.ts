export { type Endpoint, endpointsOf, undeclaredEndpoints } from './endpoints';
export { type IdentityApp, NOON, startIdentityApp } from './identity-app';
export {
  allPermissionDeviations,
  cookieFor,
  createAccountPerRole,
  permissionDeviations,
  roles,
  TEST_PASSWORD,
} from './roles';
