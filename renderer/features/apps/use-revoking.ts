import { useCall } from '../../bridge/use-call.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import { revokeSignIn } from '../../app/actions.ts'

/** Revoking one sign-in where it stands: whether it is under way, and why it was not done. */
export const useRevoking = ({ id, name, revoking }: SignIn) => {
  const { isBusy, failure, run } = useCall()
  return {
    isBusy,
    // what is stored says it already
    failure: revoking === undefined ? failure : null,
    revoke: async () => {
      const result = await run(() => revokeSignIn(id, name))
      return result?.ok === true
    },
  }
}
