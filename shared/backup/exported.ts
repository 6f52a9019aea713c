import * as z from 'zod'

/** What was taken along by somebody who leaves Keyward, or wants it elsewhere as well. */
export const Exported = z.object({
  /** `null`: they thought better of it. */
  path: z.string().nullable(),
  apps: z.int().nonnegative(),
  /** Of the apps, those whose client secret is in the file. */
  secrets: z.int().nonnegative(),
  /** Secrets that the records name and the keychain did not have. */
  missing: z.int().nonnegative(),
})
export type Exported = z.infer<typeof Exported>
