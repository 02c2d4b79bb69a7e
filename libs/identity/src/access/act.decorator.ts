import { RequiresAct } from '@platform/http';
import type { ActName } from '../permissions';

/** The act an endpoint performs: `@Act('register-arrival')`. An endpoint without one, and not `@Open()`, is refused. */
export const Act = (act: ActName): MethodDecorator & ClassDecorator => RequiresAct(act);
