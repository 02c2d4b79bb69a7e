import type { MigrationInterface } from 'typeorm';
import { CreateCasework1795000100300 } from './1795000100300-create-casework';
import { DeadlinesAndWorkLists1795000100310 } from './1795000100310-deadlines-and-work-lists';
import { AwaitReceipts1795000100315 } from './1795000100315-await-receipts';
import { Attachments1795000100320 } from './1795000100320-attachments';
import { FilesOfWords1795100000320 } from './1795100000320-files-of-words';
import { Rulings1795100000330 } from './1795100000330-rulings';
import { Batches1795100000340 } from './1795100000340-batches';

export const caseworkMigrations: (new () => MigrationInterface)[] = [
  CreateCasework1795000100300,
  DeadlinesAndWorkLists1795000100310,
  AwaitReceipts1795000100315,
  Attachments1795000100320,
  FilesOfWords1795100000320,
  Rulings1795100000330,
  Batches1795100000340,
];
