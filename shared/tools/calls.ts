import * as z from 'zod'
import { call, id, none } from '../kernel/call.ts'
import { ConsentLength, ToolDraft } from './tool.ts'

const tool = z.strictObject({ toolId: id })

/** Programs on this computer that may ask for Xero. No call returns a token; `toolAddress` tells where one tool calls through Keyward. */
export const toolCalls = {
  setTools: call(z.strictObject({ isOn: z.boolean() }), none, { needs: 'freshWritable' }),
  addTool: call(ToolDraft, z.object({ toolId: z.string() }), { needs: 'writable' }),
  changeTool: call(z.strictObject({ toolId: id, draft: ToolDraft }), none, { needs: 'writable' }),
  removeTool: call(tool, none, { needs: 'writable' }),
  /** Lets a tool ask again that somebody has said is not to. */
  letToolAsk: call(tool, none, { needs: 'writable' }),
  /** The address at which this tool, and no other, calls through Keyward. */
  toolAddress: call(tool, z.object({ address: z.string() }), { needs: 'open' }),
  /** Yes to what is asked now, for so long; what was put in for a tool may make it shorter. */
  allowTool: call(z.strictObject({ askId: id, lasts: ConsentLength }), none, { needs: 'freshWritable' }),
  /** No to what is asked now; for good, where it is not to ask any more. */
  refuseTool: call(z.strictObject({ askId: id, isForGood: z.boolean() }), none, { needs: 'open' }),
  /** Ends what is allowed: of one tool, or of all. */
  endTools: call(z.strictObject({ toolId: id.nullable() }), none, { needs: 'open' }),
} as const
