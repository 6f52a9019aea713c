import * as z from 'zod'

const bytes = z.base64().max(64)

/** What Keyward says first, what a tool answers, and what proves Keyward to it. */
export const Greeting = z.object({ v: z.int(), nonce: bytes })
export const Introduction = z.object({ v: z.int(), nonce: bytes, proof: bytes })
export const Proven = z.object({ proof: bytes })

/** What a tool asks, once both are proven. */
export const ToolAsk = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('token'),
    name: z.string().max(200),
    program: z.string().max(1_000).nullable(),
    process: z.int().positive().nullable(),
    app: z.string().max(400),
    organisation: z.string().max(400).nullable(),
  }),
  z.object({ kind: z.literal('standing') }),
])
export type ToolAsk = z.infer<typeof ToolAsk>

/** What it is answered. */
export const ToolAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('token'),
    accessToken: z.string(),
    expiresIn: z.int().nonnegative(),
    scopes: z.array(z.string()),
    tenantId: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('standing'),
    state: z.enum(['off', 'locked', 'open']),
    tools: z.array(z.object({ name: z.string(), app: z.string(), isAllowed: z.boolean() })),
  }),
  z.object({ kind: z.literal('failed'), code: z.string().max(100) }),
])
export type ToolAnswer = z.infer<typeof ToolAnswer>

/** A JSON text as this, or `null` where it is none. */
export const readAs = <Shape>(schema: z.ZodType<Shape>, text: string | Buffer | null): Shape | null => {
  if (text === null) return null
  try {
    const read = schema.safeParse(JSON.parse(text.toString()))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
