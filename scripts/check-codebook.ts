/// `herodotus codebook check` from the sources, without a build: npx tsx scripts/check-codebook.ts [--only NAME].
import { main } from '../src/cli/main.js';

process.exitCode = await main(['codebook', 'check', ...process.argv.slice(2)]);
