import * as z from 'zod'

/**
 * What a call needs before anybody is asked to answer it: an open vault, or one that may be written; and `fresh`, that
 * the person has shown within the last five minutes who they are, where the lock asks again (G7).
 */
export type CallNeeds = 'open' | 'writable' | 'fresh' | 'freshWritable'

/** One call of the contract: what goes in, what comes out where it succeeds, and what it needs. */
export const call = <Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
  { needs = null }: { readonly needs?: CallNeeds | null } = {},
) => ({ input, output, needs })

export const nothing = z.strictObject({})
export const none = z.null()
export const id = z.string().min(1).max(200)
