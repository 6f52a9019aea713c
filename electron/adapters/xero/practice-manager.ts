import * as z from 'zod'
import { plainText } from '../../../shared/kernel/person.ts'
import { done, fail, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type { ProbeAnswer } from '../../core/ports/xero.ts'
import type { Http, HttpAnswer } from '../network/http.ts'
import { apiFailure, callsLeft, limitedWhose, oddAnswer } from './api.ts'

const LARGEST = 4 * 1024 * 1024

/**
 * Asks a practice whether it answers: XPM API 3.1, GET staff.api/list, in XML. Failures come as `<Status>ERROR</Status>`
 * with HTTP 500 and at times with 200; what goes wrong before XPM comes as the gateway's own statuses.
 */
export const askPractice = async (
  { request }: Http,
  api: string,
  accessToken: string,
  tenantId: string,
  now: () => number,
): Promise<ProbeAnswer> => {
  const answer = await request(
    `${api}/practicemanager/3.1/staff.api/list`,
    {
      headers: {
        authorization: `Bearer ${accessToken}`,
        'xero-tenant-id': tenantId,
        accept: 'application/xml',
      },
    },
    { largest: LARGEST },
  )
  if (!answer.ok) return { result: answer, status: null, left: null, limited: null }
  const { status, headers, text } = answer.value
  const said = await readXml(text)
  return {
    result: judge(answer.value, said, accessToken) ?? apiFailure(answer.value, now()),
    status,
    left: callsLeft(headers),
    limited: limitedWhose(headers),
  }
}

/** A token to renew, or a limit to wait for: what to do about these follows from the status, whatever the body says. */
const BY_STATUS: readonly number[] = [401, 429]

/** XPM's own word, where it is one; `null` leaves it to the status. */
const judge = (answer: HttpAnswer, said: Said | null, accessToken: string): Result<null> | null => {
  if (BY_STATUS.includes(answer.status)) return null
  if (said?.Status === 'ERROR') return practiceError(said.ErrorDescription, accessToken)
  if (answer.status !== 200) return null
  return said?.Status === 'OK' ? done : oddAnswer(answer)
}

const practiceError = (description: unknown, accessToken: string): Failed => {
  const words = typeof description === 'string' ? description : ''
  const said = words.includes(accessToken) ? '' : plainText(words)
  return fail({ code: 'practiceManagerError', said })
}

const Said = z.object({ Status: z.string(), ErrorDescription: z.unknown().optional() })
type Said = z.infer<typeof Said>

/** The head of an XPM answer; no entity of it is ever expanded. */
const readXml = async (text: string): Promise<Said | null> => {
  const { XMLParser } = await import('fast-xml-parser')
  try {
    const parser = new XMLParser({ processEntities: false, ignoreAttributes: true, parseTagValue: false })
    const read = z.object({ Response: Said }).safeParse(parser.parse(text))
    return read.success ? read.data.Response : null
  } catch {
    return null
  }
}
