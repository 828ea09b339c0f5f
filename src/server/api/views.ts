import { z } from 'zod';

const name = z
  .string()
  .trim()
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

/// A view that somebody kept. `address` is that of the workbench without the server: "/incidents?type=ASSAULT".
export const savedView = z.object({
  name,
  address: z
    .string()
    .max(8000)
    .regex(/^\/(?![/\\])[^\s\\]*$/),
});
export type SavedView = z.infer<typeof savedView>;

export const viewParams = z.object({ name });

/// All views that were kept, by their names.
export const viewsAnswer = z.object({ views: z.array(savedView) });
export type ViewsAnswer = z.infer<typeof viewsAnswer>;
