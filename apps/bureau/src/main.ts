import { join } from 'node:path';
import { bootstrap } from '@platform/bootstrap';
import { exchangeDestination } from '@platform/proxy';
import { RegionModule } from '../../region/src/region.module';

void bootstrap((config) => RegionModule.playing(['bureau'], config), {
  title: 'bureau',
  consoleDir: join(__dirname, '../../web'),
  destinations: ({ sendingUrl, receivingUrl }) => [
    exchangeDestination({ sending: sendingUrl, receiving: receivingUrl }),
  ],
});
