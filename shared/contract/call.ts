import * as z from 'zod'

/** One call of the contract: what goes in, and what comes out where it succeeds. */
export const call = <Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) => ({
  input,
  output,
})

export const nothing = z.strictObject({})
export const none = z.null()
export const id = z.string().min(1).max(200)
