/** SQL conditions and their parameters, gathered one by one. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  add(condition: (parameter: string) => string, value: unknown): this {
    this.parts.push(condition(this.parameter(value)));
    return this;
  }

  fixed(condition: string): this {
    this.parts.push(condition);
    return this;
  }

  parameter(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  get sql(): string {
    return this.parts.length > 0 ? this.parts.join(' AND ') : 'true';
  }
}
