import { Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { isDay } from '@calendar';
import { EARLIEST_DAY } from '../written-registration';

/** Named as class-validator's own rule, so that the edge says the same of both: `field.date`. */
@ValidatorConstraint({ name: 'isDateString' })
class ExistingDay implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isDay(value) && value >= EARLIEST_DAY;
  }
}

/** A day `YYYY-MM-DD` that exists, from 1900 on. */
export const IsDay = (): PropertyDecorator => Validate(ExistingDay);
