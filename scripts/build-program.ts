/// Builds the program as tsdown.config.ts says, with nothing said but what is wrong.
import { build } from 'tsdown';

await build({ logLevel: 'error' });
