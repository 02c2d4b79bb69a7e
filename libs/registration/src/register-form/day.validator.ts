import { Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { isDay } from '@calendar';

/** Named as class-validator's own rule, so that the edge says the same of both: `field.date`. */
@ValidatorConstraint({ name: 'isDateString' })
class ExistingDay implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isDay(value);
  }
}

/** A day `YYYY-MM-DD` that exists. */
export const IsDay = (): PropertyDecorator => Validate(ExistingDay);
