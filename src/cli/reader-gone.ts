/// Ends the program, as others do, where whoever reads its output has gone ("herodotus show case.db | head"). `code` does not need
/// it: it stops its workers first.
export function endWithoutReader(): void {
  if (!process.stdout.listeners('error').includes(failed)) process.stdout.on('error', failed);
}

function failed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
