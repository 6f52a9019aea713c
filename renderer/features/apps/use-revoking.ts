import { useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import { revokeSignIn } from '../../app/actions.ts'

/** Revoking one sign-in where it stands: whether it is under way, and why it was not done. */
export const useRevoking = ({ id, name, revoking }: SignIn) => {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  return {
    isBusy,
    // what is stored says it already
    failure: revoking === undefined ? failure : null,
    revoke: async () => {
      setBusy(true)
      setFailure(null)
      const result = await revokeSignIn(id, name)
      setBusy(false)
      if (!result.ok) setFailure(result.failure)
      return result.ok
    },
  }
}
