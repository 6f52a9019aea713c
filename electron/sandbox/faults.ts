import type { ServerResponse } from 'node:http'
import { redirect, send, type Exchange } from './exchange.ts'
import type { Endpoint, Fault, Switches } from './switches.ts'

/** Uses up one turn of the first fault that is meant for this endpoint, and for the organisation that it is asked about. */
export const takeFault = (
  switches: Switches,
  endpoint: Endpoint,
  tenantName: string | undefined,
): Fault | undefined => {
  const at = switches.faults.findIndex(
    (fault) =>
      (fault.endpoint === endpoint || fault.endpoint === 'any') &&
      (fault.tenantName === undefined || fault.tenantName === tenantName),
  )
  const fault = switches.faults[at]
  if (fault === undefined) return undefined
  const left = { ...fault, times: fault.times - 1 }
  switches.faults.splice(at, 1, ...(left.times > 0 ? [left] : []))
  return fault
}

/** Answers (or never does) as the fault says; `false` lets the work be done, with its answer perhaps lost. */
export const sufferFault = (fault: Fault, exchange: Exchange): boolean => {
  switch (fault.kind) {
    case 'loseAnswer':
      loseAnswer(exchange.res)
      return false
    case 'hang':
      return true
    case 'garbage':
      send(exchange, 200, 'application/json', '{"id":\u0000<\uFFFD not what you expect')
      return true
    case 'huge':
      pourOut(exchange, fault.bytes)
      return true
    case 'redirect':
      redirect(exchange, fault.to, 302)
      return true
    case 'status':
      sendStatus(fault, exchange)
      return true
  }
}

/** Everything is done as always, but the line is cut before a byte of the answer. */
const loseAnswer = (res: ServerResponse): void => {
  const cut = () => {
    res.socket?.destroy()
    return res
  }
  res.end = cut
  res.write = () => {
    cut()
    return false
  }
}

const pourOut = ({ res }: Exchange, bytes: number): void => {
  res.statusCode = 200
  res.setHeader('content-type', 'application/json')
  const piece = Buffer.alloc(64 * 1024, 32)
  let left = bytes
  const pour = (): void => {
    while (left > 0 && !res.destroyed) {
      left -= piece.length
      if (!res.write(piece)) return void res.once('drain', pour)
    }
    if (!res.destroyed) res.end('[]')
  }
  pour()
}

const sendStatus = (fault: Fault, exchange: Exchange): void => {
  const { retryAfterSeconds, problem, status } = fault
  if (status === 429 || retryAfterSeconds !== undefined)
    exchange.res.setHeader('retry-after', String(retryAfterSeconds ?? 30))
  if (status === 429) exchange.res.setHeader('x-rate-limit-problem', problem ?? 'minute')
  send(exchange, status, 'text/plain', `The sandbox was told to answer ${status}.\n`)
}
