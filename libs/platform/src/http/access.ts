import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';

export const OPEN = 'access:open';
export const ACT = 'access:act';

/** An endpoint that needs no session: probes, sign-in, and what partners authorise by signature. */
export const Open = (): MethodDecorator & ClassDecorator => SetMetadata(OPEN, true);

/**
 * The act an endpoint performs; whoever holds the permission table decides who may. Capabilities use the typed `Act` of
 * `@identity`; this one is for libraries that may not know it (`ledger`, `record`).
 */
export const RequiresAct = (act: string): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(ACT, act), ApiSecurity('session'), ApiExtension('x-act', act));
