import {
  Catch,
  Controller,
  type ExceptionFilter,
  Inject,
  type Type,
  UseFilters,
} from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { KafkaMessage } from 'kafkajs';
import { type Observable, throwError } from 'rxjs';
import type { Intake } from '../carrier';
import { carriedMessage } from './kafka-message';

export const INTAKE = Symbol('intake');

/** The transport decides what a failure means (wait, pause); Nest's own filter would make it "internal server error". */
@Catch()
class HandOn implements ExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/** The controller through which what arrives in one topic comes in. A class per topic, since decorators are fixed. */
export function kafkaDoorway(topic: string): Type<unknown> {
  @Controller()
  @UseFilters(HandOn)
  class KafkaDoorway {
    constructor(@Inject(INTAKE) private readonly intake: Intake) {}

    @EventPattern<string>(topic)
    async take(@Payload() messages: KafkaMessage[]): Promise<void> {
      await this.intake(messages.map(carriedMessage));
    }
  }
  return KafkaDoorway;
}
