import type { Api } from '../../../shared/contract/contract.ts'
import type { createConnect } from './connect.ts'
import type { createRevocation } from './revoke.ts'
import type { createTrial } from './route-test.ts'
import type { WorkBoard } from '../kernel/work-board.ts'

type Rooms = {
  readonly connect: ReturnType<typeof createConnect>
  readonly trial: ReturnType<typeof createTrial>
  readonly revocation: ReturnType<typeof createRevocation>
  readonly board: WorkBoard
}

/** The calls of the contract about signing in, trying the route, and taking a sign-in back. */
export const signInApi = ({ connect, trial, revocation, board }: Rooms) =>
  ({
    startSignIn: ({ appId }) => connect.startSignIn(appId),
    reopenBrowser: ({ attemptId }) => connect.reopenBrowser(attemptId),
    pasteRedirect: ({ attemptId, address }) => connect.pasteRedirect(attemptId, address),
    cancelSignIn: ({ attemptId }) => connect.cancelSignIn(attemptId),
    dismissSignIn: ({ attemptId }) => connect.dismissSignIn(attemptId),
    revokeSignIn: ({ signInId }) => board.whileEnding(() => revocation.revokeSignIn(signInId)),
    tryRoute: ({ appId }) => trial.tryRoute(appId),
    endTrial: () => trial.endTrial(),
  }) satisfies Partial<Api>
