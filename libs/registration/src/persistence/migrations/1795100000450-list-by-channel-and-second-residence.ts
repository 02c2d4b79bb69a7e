import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 待办 of a receiving region: whom the home side says to live in another region as well. And the reporting channel, so that
 * 覆盖率 counts the rows its list shows. The rows are filled anew.
 */
export class ListByChannelAndSecondResidence1795100000450 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE registration.listed ADD COLUMN second_residence boolean NOT NULL DEFAULT false, ADD COLUMN channel text;
      CREATE INDEX listed_second_residence ON registration.listed (updated_at, record_id) WHERE second_residence;
      UPDATE registration.listed_upto SET marks = NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE registration.listed DROP COLUMN second_residence, DROP COLUMN channel',
    );
  }
}
