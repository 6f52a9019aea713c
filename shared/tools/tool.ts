import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'
import { isSpent, type SignIn } from '../sign-in/sign-in.ts'

/** How long a yes counts: for one token or call, for ten minutes, or until the vault locks, the computer sleeps or Keyward quits. */
export const ConsentLength = z.enum(['once', 'tenMinutes', 'untilLocked'])
export type ConsentLength = z.infer<typeof ConsentLength>

/**
 * How a tool reaches Xero. `proxy`: Keyward makes its calls and the tool sees no token; `token`: it is given one, which
 * reaches everything that the sign-in does (a Xero token cannot be narrowed).
 */
export const ToolWay = z.enum(['proxy', 'token'])
export type ToolWay = z.infer<typeof ToolWay>

/** What a tool may do through Keyward; reading is always among it. */
export const ToolMethod = z.enum(['GET', 'POST', 'PUT', 'DELETE'])
export type ToolMethod = z.infer<typeof ToolMethod>

/** The beginning of a path of Xero's API, without a slash at its end: whole parts, and nothing that could be read twice. */
const ToolPath = z
  .string()
  .max(200)
  .regex(/^(?:\/[A-Za-z0-9._-]+)+$/u)
  .refine((path) => !path.split('/').some((part) => part === '.' || part === '..'))

/** What a person says of a tool: its name, what it is for, and how far it reaches. */
export const ToolDraft = z.strictObject({
  name: z.string().min(1).max(80),
  purpose: z.string().max(300),
  appId: z.string().max(200),
  signInId: z.string().max(200),
  way: ToolWay,
  /** The one organisation that it reaches through Keyward; `null` for a token, which reaches them all. */
  tenantId: z.string().max(200).nullable(),
  /** Where in Xero's API it may call through Keyward. */
  paths: z.array(ToolPath).max(20),
  methods: z.array(ToolMethod).max(4),
  /** The longest that a yes may count. */
  lasts: ConsentLength,
})
export type ToolDraft = z.infer<typeof ToolDraft>

/** A program of this computer that may ask for Xero, as it was put in, or as it was first allowed. */
export const Tool = ToolDraft.extend({
  id: z.string(),
  addedAt: Instant,
  /** `refused`: somebody said that it is not to ask any more. */
  standing: z.enum(['asks', 'refused']),
  /** When it last had a token or a call, and how many it has had. */
  used: z.object({ at: Instant, count: z.int().nonnegative() }).nullable(),
})
export type Tool = z.infer<typeof Tool>

/** Whether tools may ask at all, and the port of the computer at which they call through Keyward, once one was had. */
export const ToolsState = z.object({
  isOn: z.boolean(),
  port: z.int().min(1).max(65_535).nullable(),
  tools: z.array(Tool),
})
export type ToolsState = z.infer<typeof ToolsState>

export const NO_TOOLS: ToolsState = { isOn: false, port: null, tools: [] }

/** More tools than this are not kept. */
export const TOOLS_MAX = 50

/**
 * Whether somebody vouches for the file of a program, as this computer tells: by whom, by nobody whom it knows, or that it
 * does not tell. Of the file that lies at the path, and not of what runs.
 */
export const ProgramSignature = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signed'), by: z.string() }),
  z.object({ kind: z.literal('unsigned') }),
  z.object({ kind: z.literal('untold') }),
])
export type ProgramSignature = z.infer<typeof ProgramSignature>

/** A program that asks, by what it says of itself; `null` for what it does not say. */
export const AskingProgram = z.object({
  /** Where its file lies. */
  program: z.string().nullable(),
  /** The number of its process. */
  process: z.int().nullable(),
  /** `null` while the computer is asked. */
  signature: ProgramSignature.nullable(),
})
export type AskingProgram = z.infer<typeof AskingProgram>

/** What is asked of the person now. */
export const ToolQuestion = z.object({
  askId: z.string(),
  /** The name that the program gives itself; whoever runs under this account can give any. */
  name: z.string(),
  ...AskingProgram.shape,
  isKnown: z.boolean(),
  purpose: z.string(),
  way: ToolWay,
  app: z.string(),
  /** Whose sign-in it is. */
  person: z.string(),
  /** What Xero has granted to that sign-in. */
  scopes: z.array(z.string()),
  methods: z.array(ToolMethod),
  paths: z.array(z.string()),
  /** Every organisation that it would reach, and when Xero last listed the one that was listed longest ago. */
  organisations: z.array(z.string()),
  listedAt: Instant.nullable(),
  longest: ConsentLength,
  askedAt: Instant,
  /** Then nobody answering means no. */
  endsAt: Instant,
})
export type ToolQuestion = z.infer<typeof ToolQuestion>

/** What is allowed now, and to which program that asked for it; nothing of it is stored. */
export const ToolPermission = z.object({
  name: z.string(),
  ...AskingProgram.shape,
  way: ToolWay,
  appId: z.string(),
  lasts: ConsentLength,
  /** `null` until the vault locks. */
  endsAt: Instant.nullable(),
})
export type ToolPermission = z.infer<typeof ToolPermission>

/** What tools are doing now. */
export const ToolsWork = z.object({
  question: ToolQuestion.nullable(),
  /** How many others wait behind it, and how many were turned away meanwhile. */
  waiting: z.int().nonnegative(),
  turnedAway: z.int().nonnegative(),
  permissions: z.array(ToolPermission),
})
export type ToolsWork = z.infer<typeof ToolsWork>

export const NO_TOOLS_WORK: ToolsWork = { question: null, waiting: 0, turnedAway: 0, permissions: [] }

/** Whether a tool can read with this sign-in. */
export const mayReadWith = (signIn: SignIn, at: Instant): boolean =>
  signIn.revoking === undefined && !isSpent(signIn, at)

/** Two spellings of one name, as whoever types it into a command would have it. */
export const sameToolName = (a: string, b: string): boolean => spelled(a) === spelled(b)

const spelled = (name: string) => name.normalize('NFKC').trim().toLowerCase()

/** Whether a tool may make this call; `path` is what Xero would be asked for, without its query. */
export const mayCall = (
  { methods, paths }: Pick<Tool, 'methods' | 'paths'>,
  method: string,
  path: string,
): boolean =>
  (method === 'GET' || methods.some((one) => one === method)) &&
  paths.some((start) => path === start || path.startsWith(`${start}/`))
