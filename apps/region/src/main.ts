import { join } from 'node:path';
import { bootstrap } from '@platform/bootstrap';
import { RegionModule } from './region.module';

void bootstrap((config) => RegionModule.playing(['sending', 'receiving', 'bureau'], config), {
  title: 'region',
  consoleDir: join(__dirname, '../../web'),
});
