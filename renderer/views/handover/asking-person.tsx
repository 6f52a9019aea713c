import { useEffect, useState } from 'react'
import type { CallOutput } from '../../../shared/contract.ts'
import { call } from '../../bridge.ts'

type Asking = CallOutput<'readRequest'>

/** Whoever asked, where a handover answers a request. */
export const AskingPerson = ({ asking: { from, asks } }: { readonly asking: Asking }) => (
  <div>
    <p className="label">To whom</p>
    <p>
      {from.name} <span className="mono fingerprint">{from.fingerprint}</span>
    </p>
    <p className="age hint">Asked for: {asks}</p>
  </div>
)

/** Reads the request that is answered; `null` without one, or until it is read. */
export const useAsking = (request: string | null): Asking | null => {
  const [asking, setAsking] = useState<Asking | null>(null)
  useEffect(() => {
    if (request === null) return
    void call('readRequest', { text: request }).then((read) => {
      if (read.ok) setAsking(read.value)
    })
  }, [request])
  return asking
}
