import * as z from 'zod'

/** Something written where the person said: its path, or `null` where they thought better of it. */
export const SavedPath = z.object({ path: z.string().nullable() })
export type SavedPath = z.infer<typeof SavedPath>
